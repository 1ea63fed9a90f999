package dev.causerie.mail;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.causerie.http.Caller;
import dev.causerie.http.Problem;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.Clock;
import dev.causerie.kernel.Outcome;
import dev.causerie.post.Failure;
import dev.causerie.post.MailServer;
import dev.causerie.post.MailServer.Tls;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;

/// How the caller's account sends and receives mails. No answer ever holds a password.
@Path("/api/mail")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class MailRoutes {
    private static final Problem OUTDATED =
            Problem.of(409, "outdated", "Somebody has changed these settings meanwhile.");
    private static final Problem TOO_MANY =
            Problem.of(429, "too_many_attempts", "Too many tries. Wait a little, then try again.");

    /// @param password null where it stays as it is
    /// @param hasPassword only told, never taken
    @JsonInclude(Include.NON_NULL)
    public record SendingBody(
            String host,
            Integer port,
            String tls,
            String user,
            String password,
            Boolean hasPassword,
            String fromName,
            String from,
            String replyTo) {
        Office.Sending sending() {
            return new Office.Sending(
                    server(host, port, tls, user, password), text(fromName), text(from), text(replyTo));
        }

        static SendingBody of(Office.Sending told) {
            MailServer server = told.server();
            return new SendingBody(
                    server.host(),
                    server.port(),
                    server.tls().word(),
                    server.user(),
                    null,
                    !server.password().isEmpty(),
                    told.fromName(),
                    told.from(),
                    told.replyTo());
        }
    }

    /// As [SendingBody].
    @JsonInclude(Include.NON_NULL)
    public record ReceivingBody(
            String host,
            Integer port,
            String tls,
            String user,
            String password,
            Boolean hasPassword,
            String folder,
            Integer minutes) {
        Office.Receiving receiving() {
            return new Office.Receiving(
                    server(host, port, tls, user, password), text(folder), minutes == null ? 0 : minutes);
        }

        static ReceivingBody of(Office.Receiving told) {
            MailServer server = told.server();
            return new ReceivingBody(
                    server.host(),
                    server.port(),
                    server.tls().word(),
                    server.user(),
                    null,
                    !server.password().isEmpty(),
                    told.folder(),
                    told.minutes());
        }
    }

    private static MailServer server(String host, Integer port, String tls, String user, String password) {
        return new MailServer(text(host), port == null ? 0 : port, Tls.of(tls), text(user), password);
    }

    private static String text(String typed) {
        return typed == null ? "" : typed.strip();
    }

    /// @param base the version it was made from
    public record Typed(Integer base, SendingBody sending, ReceivingBody receiving) {
        Office office(AccountId account) {
            return new Office(
                    account,
                    base == null ? -1 : base,
                    sending == null ? null : sending.sending(),
                    receiving == null ? null : receiving.receiving());
        }
    }

    /// @param said what the other server answered, or empty
    public record FailureBody(String reason, String said) {
        static FailureBody of(Failure failure) {
            return failure == null ? null : new FailureBody(failure.reason().word(), failure.said());
        }
    }

    /// @param looked when the mailbox was looked into, or null
    @JsonInclude(Include.NON_NULL)
    public record OfficeBody(
            int version,
            SendingBody sending,
            ReceivingBody receiving,
            int waiting,
            int failed,
            long now,
            Long looked,
            FailureBody trouble) {}

    public record TestBody(String to, String language, SendingBody sending, ReceivingBody receiving) {}

    /// @param sending `well`, or why not; null when there was nothing to try
    @JsonInclude(Include.NON_NULL)
    public record ResultBody(FailureBody sending, FailureBody receiving) {
        private static final FailureBody WELL = new FailureBody("well", "");

        static ResultBody of(TryOffice.Result result) {
            return new ResultBody(
                    result.sent() ? told(result.sending()) : null, result.looked() ? told(result.receiving()) : null);
        }

        private static FailureBody told(Failure failure) {
            return failure == null ? WELL : FailureBody.of(failure);
        }
    }

    private final Offices offices;
    private final Mails mails;
    private final SaveOffice save;
    private final TryOffice test;
    private final Clock clock;

    MailRoutes(Offices offices, Mails mails, SaveOffice save, TryOffice test, Clock clock) {
        this.offices = offices;
        this.mails = mails;
        this.save = save;
        this.test = test;
        this.clock = clock;
    }

    @GET
    public OfficeBody show(@Context SecurityContext context) {
        return body(offices.find(Caller.of(context).account()));
    }

    @PUT
    public Response change(Typed typed, @Context SecurityContext context) {
        if (typed == null || typed.base() == null) {
            return Problem.BAD_REQUEST.response();
        }
        return switch (save.save(typed.office(Caller.of(context).account()))) {
            case Outcome.Done<Office, SaveOffice.Refusal>(var saved) ->
                Response.ok(body(saved)).build();
            case Outcome.Refused<Office, SaveOffice.Refusal>(var refusal) ->
                switch (refusal) {
                    case SaveOffice.Refusal.Outdated() -> OUTDATED.response();
                    case SaveOffice.Refusal.Invalid(var fields) ->
                        Problem.invalid(fields).response();
                };
        };
    }

    /// Tries what was typed, saved or not: sends a mail and looks into the mailbox.
    @POST
    @Path("/test")
    public Response test(TestBody typed, @Context SecurityContext context) {
        if (typed == null || typed.sending() == null && typed.receiving() == null) {
            return Problem.BAD_REQUEST.response();
        }
        Office office = new Typed(0, typed.sending(), typed.receiving())
                .office(Caller.of(context).account());
        TryOffice.Wish wish = new TryOffice.Wish(office, text(typed.to()), text(typed.language()));
        return switch (test.attempt(Caller.of(context), wish)) {
            case Outcome.Done<TryOffice.Result, TryOffice.Refusal>(var result) ->
                Response.ok(ResultBody.of(result)).build();
            case Outcome.Refused<TryOffice.Result, TryOffice.Refusal>(var refusal) ->
                switch (refusal) {
                    case TryOffice.Refusal.Invalid(var fields) ->
                        Problem.invalid(fields).response();
                    case TryOffice.Refusal.TooMany(long seconds) -> TOO_MANY.later(seconds);
                };
        };
    }

    private OfficeBody body(Office office) {
        Mails.Counts counts = mails.counts(office.account());
        Offices.Reading reading = offices.reading(office.account());
        boolean looks = office.receiving() != null && reading.looked() > 0;
        return new OfficeBody(
                office.version(),
                office.sending() == null ? null : SendingBody.of(office.sending()),
                office.receiving() == null ? null : ReceivingBody.of(office.receiving()),
                counts.waiting(),
                counts.failed(),
                clock.now(),
                looks ? reading.looked() : null,
                looks ? FailureBody.of(reading.failure()) : null);
    }
}
