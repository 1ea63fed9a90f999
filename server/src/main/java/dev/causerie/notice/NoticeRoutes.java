package dev.causerie.notice;

import dev.causerie.http.OwnAddress;
import dev.causerie.http.Problem;
import dev.causerie.security.SessionGuard;
import dev.causerie.security.SessionGuard.Administrators;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;

/// Whom a mail tells of what visitors leave, for the caller's account.
@Path("/api/notice")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Administrators
public class NoticeRoutes {
    /// @param base the version it was made from
    public record Typed(Integer base, Boolean confirm, Boolean members, List<String> addresses, String language) {}

    /// @param confirm whether visitors are told that we have it
    /// @param members whether the members of the department are, or everybody where there is none, but for those at
    ///   their desks
    /// @param addresses of others who are
    /// @param language of the mails to the team: `en` or `fr`
    public record NoticeBody(int version, boolean confirm, boolean members, List<String> addresses, String language) {
        static NoticeBody of(Notice notice) {
            return new NoticeBody(
                    notice.version(), notice.confirm(), notice.members(), notice.addresses(), notice.language());
        }
    }

    private static final Problem OUTDATED =
            Problem.of(409, "outdated", "Somebody has changed these settings meanwhile.");

    private final Notices notices;
    private final OwnAddress address;

    NoticeRoutes(Notices notices, OwnAddress address) {
        this.notices = notices;
        this.address = address;
    }

    @GET
    public NoticeBody show(@Context SecurityContext context) {
        return NoticeBody.of(notices.find(SessionGuard.caller(context).account().id()));
    }

    /// Mails are written when nobody asks for anything, so our address is remembered as it is seen now.
    @PUT
    public Response change(Typed typed, @Context SecurityContext context, @Context HttpServerRequest request) {
        if (typed == null || typed.base() == null || typed.confirm() == null || typed.members() == null) {
            return Problem.BAD_REQUEST.response();
        }
        Notice notice = new Notice(
                SessionGuard.caller(context).account().id(),
                typed.base(),
                typed.confirm(),
                typed.members(),
                typed.addresses() == null ? List.of() : typed.addresses(),
                typed.language() == null ? "en" : typed.language(),
                address.seenBy(request));
        if (!notice.faults().isEmpty()) {
            return Problem.invalid(notice.faults()).response();
        }
        return notices.save(notice)
                ? Response.ok(NoticeBody.of(notices.find(notice.account()))).build()
                : OUTDATED.response();
    }
}
