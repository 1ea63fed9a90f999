package dev.causerie.resume;

import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.VisitorId;
import dev.causerie.kernel.WidgetId;

/// Lets whoever reads a mail go on in a chat, as a visitor of their own.
///
/// @param url the page the message was written on, as its browser said, or empty
/// @param language the widget's, or empty
/// @param used when it was, or 0
public record ResumeLink(
        AccountId account, WidgetId widget, VisitorId visitor, String url, String language, long expires, long used) {
    public enum State {
        OPEN,
        USED,
        EXPIRED
    }

    ResumeLink withoutPage() {
        return new ResumeLink(account, widget, visitor, "", language, expires, used);
    }

    State at(long now) {
        if (used > 0) {
            return State.USED;
        }
        return now < expires ? State.OPEN : State.EXPIRED;
    }
}
