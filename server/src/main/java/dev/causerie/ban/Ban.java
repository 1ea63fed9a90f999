package dev.causerie.ban;

import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.AgentId;
import dev.causerie.kernel.VisitorId;
import java.util.Locale;

/// Somebody may not chat with an account.
///
/// @param reason for the team, or empty
/// @param ends until when, in milliseconds since 1970 UTC; [#NEVER] for ever
public record Ban(BanId id, AccountId account, Who who, String reason, AgentId author, long created, long ends) {
    public static final long NEVER = Long.MAX_VALUE;
    static final int LONGEST_REASON = 500;

    public sealed interface Who {
        /// @param name of then
        record Visitor(VisitorId id, String name) implements Who {}

        record Network(Range range) implements Who {}
    }

    /// What a search finds it by.
    String words() {
        String named = switch (who) {
            case Who.Visitor visitor -> visitor.name();
            case Who.Network(Range range) -> range.toString();
        };
        return (named + " " + reason).toLowerCase(Locale.ROOT);
    }

    /// @return what is wrong with a reason: `too_long`; or null
    static String fault(String reason) {
        return reason != null && reason.strip().length() > LONGEST_REASON ? "too_long" : null;
    }

    /// One line, without letters that nobody sees.
    static String neat(String reason) {
        return reason == null
                ? ""
                : reason.replaceAll("\\s+", " ").replaceAll("\\p{Cc}", "").strip();
    }
}
