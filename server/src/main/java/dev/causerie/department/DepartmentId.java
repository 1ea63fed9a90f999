package dev.causerie.department;

import dev.causerie.kernel.Id;

public record DepartmentId(long value) {
    /// @return the department that `text` names, or null when it names none
    public static DepartmentId parse(String text) {
        long id = Id.parse(text);
        return id < 0 ? null : new DepartmentId(id);
    }

    @Override
    public String toString() {
        return Id.text(value);
    }
}
