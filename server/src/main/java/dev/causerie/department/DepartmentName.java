package dev.causerie.department;

/// Which department it was, and what it was called then: it may have another name by now, or be gone.
public record DepartmentName(DepartmentId id, String name) {}
