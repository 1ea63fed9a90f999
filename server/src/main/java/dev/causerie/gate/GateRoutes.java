package dev.causerie.gate;

import dev.causerie.http.Problem;
import dev.causerie.kernel.Id;
import dev.causerie.kernel.Outcome;
import dev.causerie.kernel.WidgetId;
import dev.causerie.security.SessionGuard;
import dev.causerie.security.SessionGuard.Administrators;
import dev.causerie.widget.Widget;
import dev.causerie.widget.Widgets;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// From where visitors of a widget may come.
@Path("/api/widgets/{id}/gate")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Administrators
public class GateRoutes {
    /// @param base the version that it was made from, 0 at first
    public record Typed(
            Integer base, Boolean countriesOn, List<String> countries, Boolean domainsOn, List<String> domains) {
        boolean whole() {
            return base != null
                    && countriesOn != null
                    && domainsOn != null
                    && (countries == null || !countries.contains(null))
                    && (domains == null || !domains.contains(null));
        }

        GateRules rules() {
            return new GateRules(countriesOn, countries, domainsOn, domains);
        }
    }

    /// @param readable in its own letters, each domain that has others
    public record GateBody(
            int version,
            boolean countriesOn,
            List<String> countries,
            boolean domainsOn,
            List<String> domains,
            Map<String, String> readable) {
        static GateBody of(Gates.Saved saved) {
            GateRules rules = saved.rules();
            return new GateBody(
                    saved.version(),
                    rules.countriesOn(),
                    rules.countries(),
                    rules.domainsOn(),
                    rules.domains(),
                    Domain.readable(rules.domains()));
        }
    }

    static final Problem OUTDATED = Problem.of(409, "outdated", "Somebody has changed this meanwhile.");

    private final Widgets widgets;
    private final Gates gates;
    private final SaveGate save;

    GateRoutes(Widgets widgets, Gates gates, SaveGate save) {
        this.widgets = widgets;
        this.gates = gates;
        this.save = save;
    }

    @GET
    public Response get(@PathParam("id") String id, @Context SecurityContext context) {
        return widget(id, context)
                .map(widget -> Response.ok(GateBody.of(gates.find(widget))).build())
                .orElseGet(Problem.NOT_FOUND::response);
    }

    @PUT
    public Response set(@PathParam("id") String id, Typed typed, @Context SecurityContext context) {
        if (typed == null || !typed.whole()) {
            return Problem.BAD_REQUEST.response();
        }
        return widget(id, context)
                .map(widget -> switch (save.save(widget, typed.base(), typed.rules())) {
                    case Outcome.Done<Gates.Saved, SaveGate.Refusal>(var saved) ->
                        Response.ok(GateBody.of(saved)).build();
                    case Outcome.Refused<Gates.Saved, SaveGate.Refusal>(var refusal) ->
                        switch (refusal) {
                            case SaveGate.Refusal.Outdated() -> OUTDATED.response();
                            case SaveGate.Refusal.Invalid(var fields) ->
                                Problem.invalid(fields).response();
                        };
                })
                .orElseGet(Problem.NOT_FOUND::response);
    }

    private Optional<Widget> widget(String id, SecurityContext context) {
        return widgets.find(SessionGuard.caller(context).account().id(), new WidgetId(Id.parse(id)));
    }
}
