package dev.causerie.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Response;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class OverloadedTest {
    @Test
    void whoComesWhenTooMuchWaitsIsAskedToComeBackInAMoment() {
        Response answer = new Problems().overloaded(new RejectedExecutionException("Too many writes are waiting"));
        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeaderString("Retry-After")).isEqualTo("2");
        assertThat(((Problem) answer.getEntity()).code()).isEqualTo("unavailable");
    }
}
