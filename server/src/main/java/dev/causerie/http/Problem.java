package dev.causerie.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/// Why a request was not done (RFC 9457). Programs look at `code`; it never holds the text of an exception.
///
/// @param fields what is wrong with which field, or null
@JsonInclude(Include.NON_NULL)
public record Problem(String type, int status, String code, String title, Map<String, String> fields) {
    public static final String MEDIA_TYPE = "application/problem+json";

    public static final Problem BAD_REQUEST = of(400, "bad_request", "The request cannot be understood.");
    public static final Problem NOT_SIGNED_IN = of(401, "not_signed_in", "Sign in first.");
    public static final Problem CROSS_SITE = of(403, "cross_site", "This request came from another site.");
    public static final Problem NOT_ALLOWED = of(403, "not_allowed", "This is for administrators.");
    public static final Problem NOT_FOUND = of(404, "not_found", "There is nothing here.");
    public static final Problem INTERNAL = of(500, "internal", "Something went wrong on our side.");
    public static final Problem UNAVAILABLE = of(503, "unavailable", "Try again in a moment.");
    public static final Problem STOPPING = of(503, "stopping", "The server is restarting. Try again in a moment.");

    public static Problem of(int status, String code, String title) {
        return new Problem("about:blank", status, code, title, null);
    }

    public static Problem invalid(Map<String, String> fields) {
        return new Problem("about:blank", 422, "invalid", "Some fields are not right yet.", Map.copyOf(fields));
    }

    public Response response() {
        return builder().build();
    }

    /// @param seconds after which it may be tried again
    public Response later(long seconds) {
        return builder().header("Retry-After", seconds).build();
    }

    private Response.ResponseBuilder builder() {
        return Response.status(status).type(MEDIA_TYPE).entity(this);
    }

    /// Answers a request that no resource class has taken.
    public void answer(RoutingContext route) {
        JsonObject body = new JsonObject()
                .put("type", type)
                .put("status", status)
                .put("code", code)
                .put("title", title);
        route.response()
                .setStatusCode(status)
                .putHeader("Content-Type", MEDIA_TYPE)
                .end(body.encode());
    }
}
