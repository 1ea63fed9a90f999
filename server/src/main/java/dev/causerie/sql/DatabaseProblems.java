package dev.causerie.sql;

import dev.causerie.http.Problem;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// A request that needs the database while it is away: it may come again in a moment.
///
/// It is not logged here: there would be too much of it, and readers and writer say it once.
public class DatabaseProblems {
    private static final int RETRY_SECONDS = 2;

    @ServerExceptionMapper
    public Response away(DatabaseException e) {
        return Problem.UNAVAILABLE
                .builder()
                .header("Retry-After", RETRY_SECONDS)
                .build();
    }
}
