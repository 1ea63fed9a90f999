package dev.causerie.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.netty.channel.unix.Errors.NativeIoException;
import io.vertx.core.http.HttpClosedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What went wrong on the way, as a [Problem]. The log has the exception, the answer never.
public class Problems {
    private static final int RETRY_SECONDS = 2;
    private static final String FRAMEWORKS_TOO_LARGE = "Request too large";
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @ServerExceptionMapper
    public Response badJson(JacksonException e) {
        return Problem.BAD_REQUEST.response();
    }

    /// Named besides, since the framework has an answer of its own for it, without a body.
    @ServerExceptionMapper
    public Response badShape(MismatchedInputException e) {
        return Problem.BAD_REQUEST.response();
    }

    @ServerExceptionMapper
    public Response refused(WebApplicationException e, HttpHeaders headers) {
        int status = e.getResponse().getStatus();
        if (status == Problem.NOT_FOUND.status() && wantsPage(headers)) {
            return Response.status(status)
                    .type("text/html; charset=utf-8")
                    .header("Content-Security-Policy", NotFound.POLICY)
                    .entity(NotFound.PAGE)
                    .build();
        }
        if (status >= 500) {
            LOG.error("A request failed", e);
        }
        return problem(status).response();
    }

    /// Too much waits already. It is not logged: there would be too much of it.
    @ServerExceptionMapper
    public Response overloaded(RejectedExecutionException e) {
        return Problem.UNAVAILABLE.later(RETRY_SECONDS);
    }

    /// Whoever asked may have hung up before all was said, or been cut off for saying too much. That is no error of
    /// ours, and it is not logged: anybody could fill the log with it.
    @ServerExceptionMapper
    public Response cutOff(IOException e) {
        if (FRAMEWORKS_TOO_LARGE.equals(e.getMessage())) {
            return BodyLimits.TOO_LARGE.response();
        }
        return hungUp(e) ? Problem.BAD_REQUEST.response() : internal(e);
    }

    private static boolean hungUp(Throwable e) {
        Throwable cause = e.getCause();
        return e instanceof HttpClosedException
                || e instanceof ClosedChannelException
                || e instanceof SocketException
                || e instanceof NativeIoException
                || cause != null && hungUp(cause);
    }

    @ServerExceptionMapper
    public Response internal(Throwable e) {
        LOG.error("A request failed", e);
        return Problem.INTERNAL.response();
    }

    private static boolean wantsPage(HttpHeaders headers) {
        String accept = headers.getHeaderString(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(MediaType.TEXT_HTML);
    }

    private static Problem problem(int status) {
        return switch (status) {
            case 401 -> Problem.NOT_SIGNED_IN;
            case 404 -> Problem.NOT_FOUND;
            case 405 -> Problem.of(405, "method_not_allowed", "This cannot be done here.");
            case 406 -> Problem.of(406, "not_acceptable", "There is no answer of the kind asked for.");
            case 413 -> BodyLimits.TOO_LARGE;
            case 415 -> Problem.of(415, "unsupported_media_type", "A body of this kind is not understood here.");
            case 503 -> Problem.UNAVAILABLE;
            default -> status >= 500 ? Problem.INTERNAL : Problem.BAD_REQUEST;
        };
    }
}
