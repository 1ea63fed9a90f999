package dev.causerie.department;

import dev.causerie.http.Problem;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.AgentId;
import dev.causerie.kernel.Id;
import dev.causerie.kernel.Outcome;
import dev.causerie.security.SessionGuard;
import dev.causerie.security.SessionGuard.Administrators;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The departments of the caller's account.
@Path("/api/departments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class DepartmentRoutes {
    /// @param base the version that it was made from; a new one has none
    /// @param enabled true when left out
    public record Typed(Integer base, String name, String description, Boolean enabled, List<String> members) {
        Charter charter() {
            List<AgentId> named = members == null
                    ? List.of()
                    : members.stream().map(id -> new AgentId(Id.parse(id))).toList();
            return new Charter(name, description, enabled == null || enabled, named);
        }
    }

    /// @param status `online`, `away` or `offline`; a disabled one is offline
    public record DepartmentBody(
            String id,
            int version,
            String name,
            String description,
            boolean enabled,
            List<String> members,
            String status) {}

    public record DepartmentsBody(List<DepartmentBody> departments) {}

    private static final Problem OUTDATED =
            Problem.of(409, "outdated", "Somebody has changed this department meanwhile.");

    private final Departments departments;
    private final Roster roster;
    private final CreateDepartment create;
    private final ChangeDepartment change;
    private final DeleteDepartment delete;

    DepartmentRoutes(
            Departments departments,
            Roster roster,
            CreateDepartment create,
            ChangeDepartment change,
            DeleteDepartment delete) {
        this.departments = departments;
        this.roster = roster;
        this.create = create;
        this.change = change;
        this.delete = delete;
    }

    @GET
    public DepartmentsBody list(@Context SecurityContext context) {
        return new DepartmentsBody(
                departments.of(account(context)).stream().map(this::body).toList());
    }

    @POST
    @Administrators
    public Response create(Typed typed, @Context SecurityContext context) {
        if (typed == null) {
            return Problem.BAD_REQUEST.response();
        }
        return switch (create.create(account(context), typed.charter())) {
            case Outcome.Done<Department, Map<String, String>>(var made) ->
                Response.status(Response.Status.CREATED).entity(body(made)).build();
            case Outcome.Refused<Department, Map<String, String>>(var faults) ->
                Problem.invalid(faults).response();
        };
    }

    @PUT
    @Path("/{id}")
    @Administrators
    public Response change(@PathParam("id") String id, Typed typed, @Context SecurityContext context) {
        if (typed == null || typed.base() == null) {
            return Problem.BAD_REQUEST.response();
        }
        return with(id, context, found -> switch (change.change(found, typed.base(), typed.charter())) {
            case Outcome.Done<Department, ChangeDepartment.Refusal>(var changed) ->
                Response.ok(body(changed)).build();
            case Outcome.Refused<Department, ChangeDepartment.Refusal>(var refusal) ->
                switch (refusal) {
                    case ChangeDepartment.Refusal.Outdated() -> OUTDATED.response();
                    case ChangeDepartment.Refusal.Invalid(var fields) ->
                        Problem.invalid(fields).response();
                };
        });
    }

    @DELETE
    @Path("/{id}")
    @Administrators
    public Response delete(@PathParam("id") String id, @Context SecurityContext context) {
        return with(id, context, found -> {
            delete.delete(found);
            return Response.noContent().build();
        });
    }

    private Response with(String id, SecurityContext context, Function<Department, Response> answer) {
        return Optional.ofNullable(DepartmentId.parse(id))
                .flatMap(known -> departments.find(account(context), known))
                .map(answer)
                .orElseGet(Problem.NOT_FOUND::response);
    }

    private static AccountId account(SecurityContext context) {
        return SessionGuard.caller(context).account().id();
    }

    private DepartmentBody body(Department department) {
        Charter charter = department.charter();
        List<AgentId> answering = charter.enabled() ? charter.members() : List.of();
        return new DepartmentBody(
                department.id().toString(),
                department.version(),
                charter.name(),
                charter.description(),
                charter.enabled(),
                charter.members().stream().map(AgentId::toString).toList(),
                roster.status(department.account(), answering).name().toLowerCase(Locale.ROOT));
    }
}
