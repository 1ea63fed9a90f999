package dev.causerie.resume;

import dev.causerie.http.Problem;
import dev.causerie.kernel.Outcome;
import dev.causerie.resume.UseResume.Refusal;
import dev.causerie.resume.UseResume.Resumed;
import dev.causerie.security.SessionGuard.Everyone;
import dev.causerie.security.Token;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/// Links by mail that go on in a chat.
@Path("/api/resume")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ResumeRoutes {
    public record Typed(String token) {}

    /// @param site where the message was written, or empty
    /// @param language the widget's then, or empty
    public record LinkBody(String site, String language) {}

    /// @param token by which the widget is known as the visitor
    public record ResumedBody(String key, String token, String url) {}

    private static final int LONGEST_TOKEN = 100;
    private static final Problem UNKNOWN = Problem.of(404, "unknown", "There is no such link.");
    private static final Problem USED = Problem.of(410, "used", "This link has been used already.");
    private static final Problem EXPIRED = Problem.of(410, "expired", "This link is no longer valid.");

    private final UseResume resume;

    ResumeRoutes(UseResume resume) {
        this.resume = resume;
    }

    @POST
    @Path("/look")
    @Everyone
    public Response look(Typed typed) {
        if (!plausible(typed)) {
            return Problem.BAD_REQUEST.response();
        }
        return switch (resume.look(new Token(typed.token()))) {
            case Outcome.Done<ResumeLink, Refusal>(ResumeLink link) ->
                Response.ok(new LinkBody(site(link), link.language())).build();
            case Outcome.Refused<ResumeLink, Refusal>(Refusal reason) -> refused(reason);
        };
    }

    @POST
    @Everyone
    public Response use(Typed typed) {
        if (!plausible(typed)) {
            return Problem.BAD_REQUEST.response();
        }
        return switch (resume.use(new Token(typed.token()))) {
            case Outcome.Done<Resumed, Refusal>(Resumed resumed) ->
                Response.ok(new ResumedBody(resumed.key(), resumed.visitor(), resumed.url()))
                        .build();
            case Outcome.Refused<Resumed, Refusal>(Refusal reason) -> refused(reason);
        };
    }

    private static boolean plausible(Typed typed) {
        return typed != null
                && typed.token() != null
                && !typed.token().isEmpty()
                && typed.token().length() <= LONGEST_TOKEN;
    }

    private static Response refused(Refusal reason) {
        return switch (reason) {
            case UNKNOWN -> UNKNOWN.response();
            case USED -> USED.response();
            case EXPIRED -> EXPIRED.response();
        };
    }

    private static String site(ResumeLink link) {
        return link.url().isEmpty() ? "" : URI.create(link.url()).getAuthority();
    }
}
