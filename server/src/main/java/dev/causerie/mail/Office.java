package dev.causerie.mail;

import dev.causerie.kernel.AccountId;
import dev.causerie.post.Lines;
import dev.causerie.post.MailAddress;
import dev.causerie.post.MailServer;
import java.util.LinkedHashMap;
import java.util.Map;

/// By which server an account sends its mails, and where it reads those that come. Both may be missing: then
/// mails wait, and none are read.
///
/// @param version 0 when nothing was ever set
/// @param sending or null
/// @param receiving or null
public record Office(AccountId account, int version, Sending sending, Receiving receiving) {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_FOLDER = 200;
    private static final int MOST_MINUTES = 60;
    private static final String NO_DOMAIN = "mail.invalid";

    /// @param from the address that mails come from
    /// @param replyTo the address that answers go to, or empty for the same
    public record Sending(MailServer server, String fromName, String from, String replyTo) {}

    /// @param minutes between two looks
    public record Receiving(MailServer server, String folder, int minutes) {}

    public static Office none(AccountId account) {
        return new Office(account, 0, null, null);
    }

    /// The domain that names of our mails end with.
    String domain() {
        return sending == null
                ? NO_DOMAIN
                : MailAddress.parse(sending.from)
                        .map(MailAddress::domain)
                        .filter(domain -> !domain.startsWith("["))
                        .orElse(NO_DOMAIN);
    }

    /// @return what is wrong, by field
    Map<String, String> faults() {
        Map<String, String> faults = new LinkedHashMap<>();
        if (sending != null) {
            sending.server.faults("sending.", faults);
            Lines.fault(sending.fromName, LONGEST_NAME).ifPresent(fault -> faults.put("sending.fromName", fault));
            address(sending.from, "sending.from", faults);
            if (!sending.replyTo.isEmpty()) {
                address(sending.replyTo, "sending.replyTo", faults);
            }
        }
        if (receiving != null) {
            receiving.server.faults("receiving.", faults);
            if (receiving.server.user().isEmpty()) {
                faults.put("receiving.user", "empty");
            }
            Lines.fault(receiving.folder, LONGEST_FOLDER).ifPresent(fault -> faults.put("receiving.folder", fault));
            if (receiving.folder.isEmpty()) {
                faults.put("receiving.folder", "empty");
            }
            if (receiving.minutes < 1 || receiving.minutes > MOST_MINUTES) {
                faults.put("receiving.minutes", "out_of_range");
            }
        }
        return faults;
    }

    private static void address(String typed, String field, Map<String, String> faults) {
        if (typed.isEmpty()) {
            faults.put(field, "empty");
        } else if (MailAddress.parse(typed).isEmpty()) {
            faults.put(field, "invalid");
        }
    }
}
