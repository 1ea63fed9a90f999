package dev.causerie.file;

import dev.causerie.http.Caller;
import dev.causerie.http.Problem;
import dev.causerie.kernel.Outcome;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;

/// Where pictures are sent to.
@Path("/api/pictures")
@Produces(MediaType.APPLICATION_JSON)
@Consumes("image/*")
public class UploadRoutes {
    private static final int RETRY_SECONDS = 5;
    private static final Problem TOO_MANY =
            Problem.of(429, "too_many_attempts", "Too many pictures. Wait a little, then try again.");
    private static final Problem NO_PICTURE =
            Problem.of(422, "no_picture", "This is no picture that can be read here. PNG, JPEG and GIF are.");
    private static final Problem BROKEN =
            Problem.of(422, "broken_picture", "This picture is damaged or not all of it has come.");
    private static final Problem TOO_MANY_PIXELS = Problem.of(
            422, "too_many_pixels", "This picture has more than 40 million pixels, or a side of more than 12,000.");

    private final KeepPicture keep;

    UploadRoutes(KeepPicture keep) {
        this.keep = keep;
    }

    /// @param use `avatar`, or `badge` for administrators
    @POST
    public Response keep(@QueryParam("use") String use, @Context SecurityContext context, byte[] body) {
        byte[] sent = body == null ? new byte[0] : body;
        return switch (use) {
            case "avatar" -> answer(keep.keep(Caller.of(context), Picture.Use.AVATAR, sent));
            case "badge" ->
                context.isUserInRole("AGENT")
                        ? Problem.NOT_ALLOWED.response()
                        : answer(keep.keep(Caller.of(context), Picture.Use.BADGE, sent));
            case null, default -> Problem.BAD_REQUEST.response();
        };
    }

    private static Response answer(Outcome<KeepPicture.Kept, KeepPicture.Refusal> outcome) {
        return switch (outcome) {
            case Outcome.Done<KeepPicture.Kept, KeepPicture.Refusal>(var kept) ->
                Response.status(Response.Status.CREATED).entity(kept).build();
            case Outcome.Refused<KeepPicture.Kept, KeepPicture.Refusal>(var refusal) -> refused(refusal);
        };
    }

    private static Response refused(KeepPicture.Refusal refusal) {
        return switch (refusal) {
            case KeepPicture.Refusal.TooManyAttempts(long seconds) -> TOO_MANY.later(seconds);
            case KeepPicture.Refusal.Busy() -> Problem.UNAVAILABLE.later(RETRY_SECONDS);
            case KeepPicture.Refusal.Unreadable(var fault) ->
                switch (fault) {
                    case NO_PICTURE -> NO_PICTURE.response();
                    case BROKEN -> BROKEN.response();
                    case TOO_MANY_PIXELS -> TOO_MANY_PIXELS.response();
                };
        };
    }
}
