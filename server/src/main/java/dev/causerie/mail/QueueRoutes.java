package dev.causerie.mail;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.causerie.http.Caller;
import dev.causerie.http.Problem;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.Clock;
import dev.causerie.kernel.Id;
import dev.causerie.mail.MailRoutes.FailureBody;
import dev.causerie.mail.Mails.State;
import dev.causerie.mail.Mails.Unsent;
import jakarta.ws.rs.DELETE;
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

/// What is not sent yet, or could not be.
@Path("/api/mail/queue")
@Produces(MediaType.APPLICATION_JSON)
public class QueueRoutes {
    /// @param due when it is tried again; null before the first try, and when it has failed
    @JsonInclude(Include.NON_NULL)
    public record UnsentBody(
            String id,
            String to,
            String name,
            String subject,
            String kind,
            String about,
            boolean failed,
            int attempts,
            long created,
            Long due,
            FailureBody failure) {
        static UnsentBody of(Unsent unsent) {
            Mail mail = unsent.mail();
            boolean failed = unsent.state() == State.FAILED;
            return new UnsentBody(
                    Id.text(unsent.id()),
                    mail.to(),
                    mail.toName(),
                    mail.subject(),
                    mail.kind(),
                    mail.about(),
                    failed,
                    unsent.attempts(),
                    unsent.created(),
                    failed || unsent.attempts() == 0 ? null : unsent.due(),
                    FailureBody.of(unsent.failure()));
        }
    }

    public record QueueBody(boolean sends, int waiting, int failed, long now, List<UnsentBody> mails) {}

    private final Mails mails;
    private final Offices offices;
    private final SendMail send;
    private final Clock clock;

    QueueRoutes(Mails mails, Offices offices, SendMail send, Clock clock) {
        this.mails = mails;
        this.offices = offices;
        this.send = send;
        this.clock = clock;
    }

    @GET
    public QueueBody list(@Context SecurityContext context) {
        AccountId account = Caller.of(context).account();
        Mails.Counts counts = mails.counts(account);
        return new QueueBody(
                offices.find(account).sending() != null,
                counts.waiting(),
                counts.failed(),
                clock.now(),
                mails.unsent(account).stream().map(UnsentBody::of).toList());
    }

    @POST
    @Path("/retry")
    public Response retryAll(@Context SecurityContext context) {
        AccountId account = Caller.of(context).account();
        send.wake(account);
        mails.retryAll(account);
        return Response.noContent().build();
    }

    @POST
    @Path("/{id}/retry")
    public Response retry(@PathParam("id") String id, @Context SecurityContext context) {
        AccountId account = Caller.of(context).account();
        send.wake(account);
        return answer(mails.retry(account, Id.parse(id)));
    }

    @DELETE
    @Path("/{id}")
    public Response discard(@PathParam("id") String id, @Context SecurityContext context) {
        return answer(mails.discard(Caller.of(context).account(), Id.parse(id)));
    }

    private static Response answer(boolean done) {
        return done ? Response.noContent().build() : Problem.NOT_FOUND.response();
    }
}
