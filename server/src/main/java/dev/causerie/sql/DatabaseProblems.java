package dev.causerie.sql;

import dev.causerie.http.Problem;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// A request that needs the database while it is away: it may come again in a moment.
///
/// It is not logged here: there would be too much of it. `/health/ready` says that the database is away.
public class DatabaseProblems {
    private static final int RETRY_SECONDS = 2;

    @ServerExceptionMapper
    public Response away(DatabaseException e) {
        return Problem.UNAVAILABLE.later(RETRY_SECONDS);
    }
}
