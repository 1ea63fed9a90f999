package dev.causerie.department;

/// A department is gone. Chats that wait for it are offered to everybody; those that are served go on.
public final class DeleteDepartment {
    private final Departments departments;
    private final Roster roster;

    public DeleteDepartment(Departments departments, Roster roster) {
        this.departments = departments;
        this.roster = roster;
    }

    public void delete(Department department) {
        departments.remove(department);
        roster.changed(department.account());
    }
}
