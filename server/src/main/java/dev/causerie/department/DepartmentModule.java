package dev.causerie.department;

import dev.causerie.agent.Agents;
import dev.causerie.agent.Desks;
import dev.causerie.kernel.Clock;
import dev.causerie.kernel.Ids;
import dev.causerie.sql.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Makes this room's objects.
@ApplicationScoped
public class DepartmentModule {
    @Produces
    @Singleton
    Departments departments(Database database) {
        return new SqlDepartments(database);
    }

    @Produces
    @Singleton
    Roster roster(Departments departments, Desks desks, Roster.Listener listener) {
        ExecutorService inOrder = Executors.newSingleThreadExecutor(
                Thread.ofVirtual().name("roster").factory());
        return new Roster(departments, desks, () -> System.nanoTime() / 1_000_000, inOrder, listener);
    }

    @Produces
    @Singleton
    CreateDepartment createDepartment(Departments departments, Agents agents, Roster roster, Ids ids, Clock clock) {
        return new CreateDepartment(departments, agents, roster, ids, clock);
    }

    @Produces
    @Singleton
    ChangeDepartment changeDepartment(Departments departments, Agents agents, Roster roster) {
        return new ChangeDepartment(departments, agents, roster);
    }

    @Produces
    @Singleton
    DeleteDepartment deleteDepartment(Departments departments, Roster roster) {
        return new DeleteDepartment(departments, roster);
    }
}
