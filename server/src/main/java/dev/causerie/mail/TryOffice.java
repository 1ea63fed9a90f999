package dev.causerie.mail;

import dev.causerie.http.Attempts;
import dev.causerie.kernel.Actor;
import dev.causerie.kernel.Clock;
import dev.causerie.kernel.Outcome;
import dev.causerie.mail.Office.Receiving;
import dev.causerie.mail.Office.Sending;
import dev.causerie.post.Failure;
import dev.causerie.post.Imap;
import dev.causerie.post.Letter;
import dev.causerie.post.MailAddress;
import dev.causerie.post.Outgoing;
import dev.causerie.post.Smtp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Tries what was typed before it is saved: sends a mail to somebody and looks into the mailbox.
public final class TryOffice {
    /// Somebody waits for the answer.
    static final Duration LONGEST = Duration.ofSeconds(30);

    private static final int TRIES = 30;

    /// Why nothing was tried.
    public sealed interface Refusal {
        record Invalid(Map<String, String> fields) implements Refusal {}

        record TooMany(long seconds) implements Refusal {}
    }

    /// What became of each, where there is one.
    ///
    /// @param sending or null for well
    /// @param receiving or null for well
    public record Result(boolean sent, Failure sending, boolean looked, Failure receiving) {}

    /// What is tried.
    ///
    /// @param to where the mail shall go
    /// @param language in which it shall be
    public record Wish(Office office, String to, String language) {}

    private final SaveOffice save;
    private final Templates templates;
    private final Smtp smtp;
    private final Imap imap;
    private final Clock clock;
    private final Attempts attempts;

    public TryOffice(SaveOffice save, Templates templates, Smtp smtp, Imap imap, Clock clock) {
        this.save = save;
        this.templates = templates;
        this.smtp = smtp;
        this.imap = imap;
        this.clock = clock;
        this.attempts = new Attempts(TRIES, clock);
    }

    public Outcome<Result, Refusal> attempt(Actor.Agent caller, Wish wish) {
        MailAddress to = MailAddress.parse(wish.to()).orElse(null);
        return switch (save.complete(wish.office())) {
            case Outcome.Refused<Office, SaveOffice.Refusal>(var refusal) ->
                Outcome.refused(new Refusal.Invalid(
                        refusal instanceof SaveOffice.Refusal.Invalid(var fields) ? fields : Map.of()));
            case Outcome.Done<Office, SaveOffice.Refusal>(var office) -> {
                if (office.sending() != null && to == null) {
                    String fault = wish.to().isBlank() ? "empty" : "invalid";
                    yield Outcome.refused(new Refusal.Invalid(Map.of("to", fault)));
                }
                long wait = attempts.begin(caller.id().toString());
                yield wait > 0
                        ? Outcome.refused(new Refusal.TooMany(wait))
                        : Outcome.done(attempt(office, to, wish.language()));
            }
        };
    }

    private Result attempt(Office office, MailAddress to, String language) {
        Sending out = office.sending();
        Receiving in = office.receiving();
        try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Failure> sending = both.submit(
                    () -> out == null ? null : smtp.send(out.server(), sample(office, to, language), () -> {}));
            Future<Failure> receiving = both.submit(
                    () -> in == null ? null : imap.read(in.server(), in.folder(), Imap.Mark.NONE, 0, NOBODY));
            return new Result(out != null, sending.get(), in != null, receiving.get());
        } catch (ExecutionException broken) {
            throw new IllegalStateException("It cannot be tried", broken.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("It was not waited for", e);
        }
    }

    private Outgoing sample(Office office, MailAddress to, String language) {
        Rendered words = templates.render(office.account(), Template.TEST, language, Map.of());
        Sending out = office.sending();
        String token = UUID.randomUUID().toString().replace("-", "");
        return new Outgoing(
                new Outgoing.Party(out.fromName(), MailAddress.parse(out.from()).orElseThrow()),
                out.replyTo(),
                new Outgoing.Party("", to),
                words.subject(),
                words.text(),
                words.html(),
                "<ours." + token + "@" + office.domain() + ">",
                "",
                List.of(),
                true,
                clock.now());
    }

    /// The first look reads nothing, so that nothing is taken from those it is for.
    private static final Imap.Taker NOBODY = new Imap.Taker() {
        @Override
        public void upTo(Imap.Mark mark) {}

        @Override
        public void take(Letter letter) {}
    };
}
