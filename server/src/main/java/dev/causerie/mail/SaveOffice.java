package dev.causerie.mail;

import dev.causerie.kernel.Outcome;
import dev.causerie.post.MailServer;
import java.util.LinkedHashMap;
import java.util.Map;

/// Changes how an account sends and receives.
public final class SaveOffice {
    /// Why it was not saved.
    public sealed interface Refusal {
        /// Somebody has changed it meanwhile.
        record Outdated() implements Refusal {}

        record Invalid(Map<String, String> fields) implements Refusal {}
    }

    private final Offices offices;
    private final SendMail send;

    public SaveOffice(Offices offices, SendMail send) {
        this.offices = offices;
        this.send = send;
    }

    /// @param typed with null for each password that stays as it is
    public Outcome<Office, Refusal> save(Office typed) {
        Outcome<Office, Refusal> whole = complete(typed);
        if (whole instanceof Outcome.Done<Office, Refusal>(var office)) {
            if (!offices.save(office)) {
                return Outcome.refused(new Refusal.Outdated());
            }
            send.wake(office.account());
            return Outcome.done(offices.find(office.account()));
        }
        return whole;
    }

    /// With the passwords that are stored, where they stay. A password goes only to the server it was given for:
    /// with another server or user it has to be typed again, so that nobody has it sent elsewhere who does not
    /// know it.
    Outcome<Office, Refusal> complete(Office typed) {
        Office stored = offices.find(typed.account());
        Map<String, String> faults = new LinkedHashMap<>();
        Office.Sending out = typed.sending();
        if (out != null) {
            MailServer known =
                    stored.sending() == null ? null : stored.sending().server();
            MailServer server = complete(out.server(), known, "sending.password", faults);
            out = new Office.Sending(server, out.fromName(), out.from(), out.replyTo());
        }
        Office.Receiving in = typed.receiving();
        if (in != null) {
            MailServer known =
                    stored.receiving() == null ? null : stored.receiving().server();
            MailServer server = complete(in.server(), known, "receiving.password", faults);
            in = new Office.Receiving(server, in.folder(), in.minutes());
        }
        Office office = new Office(typed.account(), typed.version(), out, in);
        Map<String, String> all = new LinkedHashMap<>(office.faults());
        faults.forEach(all::putIfAbsent);
        return all.isEmpty() ? Outcome.done(office) : Outcome.refused(new Refusal.Invalid(all));
    }

    private static MailServer complete(MailServer typed, MailServer stored, String field, Map<String, String> faults) {
        if (typed.user().isEmpty()) {
            return typed.with("");
        }
        if (typed.password() != null) {
            if (typed.password().isEmpty()) {
                faults.put(field, "empty");
            }
            return typed;
        }
        boolean known = stored != null && !stored.password().isEmpty();
        if (known && stored.isSameAs(typed)) {
            return typed.with(stored.password());
        }
        faults.put(field, known ? "retype" : "empty");
        return typed.with("");
    }
}
