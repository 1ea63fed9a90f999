package dev.causerie.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.causerie.department.DepartmentName;
import dev.causerie.http.Problem;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.Clock;
import dev.causerie.kernel.Outcome;
import dev.causerie.report.Ratings.Given;
import dev.causerie.security.SessionGuard;
import dev.causerie.security.SessionGuard.Administrators;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// How the visitors of the caller's account found their chats: counted, and one by one to take away.
@Path("/api")
@Administrators
public class RatingRoutes {
    private static final int PAGE = 500;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    public record DayBody(String day, @JsonUnwrapped Tally tally) {}

    public record AgentBody(
            String id, String name, @JsonUnwrapped Tally tally) {}

    /// @param id null, as the name, for chats that were in none
    public record DepartmentBody(
            String id, String name, @JsonUnwrapped Tally tally) {}

    public record RatingsBody(
            String from,
            String to,
            String zone,
            Tally total,
            List<DayBody> days,
            List<AgentBody> agents,
            List<DepartmentBody> departments) {}

    private final Ratings ratings;
    private final Clock clock;

    RatingRoutes(Ratings ratings, Clock clock) {
        this.ratings = ratings;
        this.clock = clock;
    }

    @GET
    @Path("/ratings")
    @Produces(MediaType.APPLICATION_JSON)
    public Response totals(
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("zone") String zone,
            @Context SecurityContext context) {
        AccountId account = account(context);
        return with(Days.of(from, to, zone, clock.now()), days -> {
            Totals totals = Totals.of(ratings.counts(account, days), days);
            return Response.ok(body(days, totals)).build();
        });
    }

    @GET
    @Path("/ratings.csv")
    @Produces("text/csv; charset=utf-8")
    public Response table(
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("zone") String zone,
            @Context SecurityContext context) {
        AccountId account = account(context);
        return with(Days.of(from, to, zone, clock.now()), days -> {
            StreamingOutput table = out -> write(account, days, out);
            String name = "ratings-" + days.first() + "-" + days.last() + ".csv";
            return Response.ok(table)
                    .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                    .build();
        });
    }

    private static Response with(Outcome<Days, Map<String, String>> asked, Function<Days, Response> answer) {
        return switch (asked) {
            case Outcome.Done<Days, Map<String, String>>(Days days) -> answer.apply(days);
            case Outcome.Refused<Days, Map<String, String>>(var faults) ->
                Problem.invalid(faults).response();
        };
    }

    private static AccountId account(SecurityContext context) {
        return SessionGuard.caller(context).account().id();
    }

    /// Page by page, so that neither memory nor a reader of the database is held, however long it is and however
    /// slowly it is taken.
    private void write(AccountId account, Days days, OutputStream out) throws IOException {
        Csv csv = new Csv(out);
        csv.line("chat", "visitor", "started", "ended", "rated", "rating", "comment", "agent", "department");
        long until = clock.now() + 1;
        Given last = null;
        List<Given> page;
        do {
            page = ratings.given(account, days, until, last, PAGE);
            for (Given one : page) {
                csv.line(
                        one.chat().toString(),
                        one.visitor(),
                        time(days, one.started()),
                        time(days, one.ended()),
                        time(days, one.time()),
                        one.rating().name().toLowerCase(Locale.ROOT),
                        one.comment(),
                        one.agent(),
                        one.department());
                last = one;
            }
            csv.flush();
        } while (page.size() == PAGE);
    }

    private static String time(Days days, long time) {
        return time == 0 ? null : TIME.format(Instant.ofEpochMilli(time).atZone(days.zone()));
    }

    private static RatingsBody body(Days days, Totals totals) {
        return new RatingsBody(
                days.first().toString(),
                days.last().toString(),
                days.zone().getId(),
                totals.all(),
                totals.days().stream()
                        .map(line -> new DayBody(line.about().toString(), line.tally()))
                        .toList(),
                totals.agents().stream()
                        .map(line -> new AgentBody(
                                line.about().id().toString(), line.about().name(), line.tally()))
                        .toList(),
                totals.departments().stream().map(RatingRoutes::body).toList());
    }

    private static DepartmentBody body(Totals.Line<DepartmentName> line) {
        DepartmentName department = line.about();
        return department == null
                ? new DepartmentBody(null, null, line.tally())
                : new DepartmentBody(department.id().toString(), department.name(), line.tally());
    }
}
