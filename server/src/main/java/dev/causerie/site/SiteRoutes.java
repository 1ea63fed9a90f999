package dev.causerie.site;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.causerie.http.OwnAddress;
import dev.causerie.http.Problem;
import dev.causerie.kernel.Clock;
import dev.causerie.kernel.Outcome;
import dev.causerie.security.SessionGuard;
import dev.causerie.security.SessionGuard.Administrators;
import dev.causerie.security.SignedIn;
import dev.causerie.widget.WidgetRoutes;
import dev.causerie.widget.Widgets;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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

/// Where a widget was seen, and what is wrong with a page that should carry it.
@Path("/api/widgets/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Administrators
public class SiteRoutes {
    /// @param place host and port, the host in ASCII as browsers write it
    /// @param readable the host in its own letters, or null
    /// @param connected or null when nobody's browser has reached the chat from there
    @JsonInclude(Include.NON_NULL)
    public record SightingBody(
            String origin,
            String place,
            String readable,
            boolean secure,
            boolean oldKey,
            long first,
            long last,
            Long connected,
            long loads) {
        static SightingBody of(Sighting seen) {
            Site site = seen.site();
            return new SightingBody(
                    site.toString(),
                    site.place(),
                    site.readable().orElse(null),
                    site.secure(),
                    seen.oldKey(),
                    seen.first(),
                    seen.last(),
                    seen.connected() == 0 ? null : seen.connected(),
                    seen.loads());
        }
    }

    public record SightingsBody(long now, List<SightingBody> sightings) {}

    public record AddressBody(String address) {}

    public record FindingBody(String kind, String level, Map<String, String> about) {
        static FindingBody of(Finding finding) {
            return new FindingBody(
                    finding.kind().name().toLowerCase(Locale.ROOT),
                    finding.kind().level().name().toLowerCase(Locale.ROOT),
                    finding.about());
        }
    }

    /// @param page the site where it was found, or null
    /// @param seen or null
    @JsonInclude(Include.NON_NULL)
    public record ReportBody(String page, List<FindingBody> findings, long now, Long seen) {}

    private final Widgets widgets;
    private final Sightings sightings;
    private final CheckPage check;
    private final OwnAddress address;
    private final Clock clock;

    SiteRoutes(Widgets widgets, Sightings sightings, CheckPage check, OwnAddress address, Clock clock) {
        this.widgets = widgets;
        this.sightings = sightings;
        this.check = check;
        this.address = address;
        this.clock = clock;
    }

    @GET
    @Path("/sightings")
    public Response sightings(@PathParam("id") String id, @Context SecurityContext context) {
        return WidgetRoutes.find(widgets, context, id)
                .map(widget -> Response.ok(new SightingsBody(
                                clock.now(),
                                sightings.of(widget.account(), widget.id()).stream()
                                        .map(SightingBody::of)
                                        .toList()))
                        .build())
                .orElseGet(Problem.NOT_FOUND::response);
    }

    /// Fetches a page and tells what is wrong with it. Nothing of the page is given back.
    @POST
    @Path("/checks")
    public Response check(
            @PathParam("id") String id,
            AddressBody typed,
            @Context SecurityContext context,
            @Context HttpServerRequest request) {
        if (typed == null) {
            return Problem.BAD_REQUEST.response();
        }
        SignedIn caller = SessionGuard.caller(context);
        return WidgetRoutes.find(widgets, context, id)
                .map(widget ->
                        answer(check.check(caller.agent().id(), widget, typed.address(), address.seenBy(request))))
                .orElseGet(Problem.NOT_FOUND::response);
    }

    private Response answer(Outcome<CheckPage.Report, CheckPage.Refusal> outcome) {
        return switch (outcome) {
            case Outcome.Done<CheckPage.Report, CheckPage.Refusal>(var report) ->
                Response.ok(new ReportBody(
                                report.page() == null ? null : report.page().toString(),
                                report.findings().stream().map(FindingBody::of).toList(),
                                clock.now(),
                                report.seen() == 0 ? null : report.seen()))
                        .build();
            case Outcome.Refused<CheckPage.Report, CheckPage.Refusal>(CheckPage.Refusal.NoAddress(var fault)) ->
                Problem.invalid(Map.of("address", fault)).response();
            case Outcome.Refused<CheckPage.Report, CheckPage.Refusal>(CheckPage.Refusal.TooMany(var seconds)) ->
                Problem.of(429, "too_many_attempts", "Too many checks. Wait a little, then try again.")
                        .later(seconds);
        };
    }
}
