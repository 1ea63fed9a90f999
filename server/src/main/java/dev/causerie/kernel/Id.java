package dev.causerie.kernel;

/// The identity of one row: 63 bits, ordered by time of making. On the wire it is a short string, since JavaScript
/// numbers end at 53 bits.
public sealed interface Id permits AccountId, AgentId, VisitorId, ChatId, WidgetId {
    long value();

    /// @return the text form of an id, 1 to 13 characters of `0-9a-z`
    static String text(long value) {
        return Long.toString(value, Character.MAX_RADIX);
    }

    /// @return the id that `text` names, or -1 when it names none
    static long parse(String text) {
        if (text == null || text.isEmpty() || text.length() > 13) {
            return -1;
        }
        try {
            long value = Long.parseLong(text, Character.MAX_RADIX);
            return value > 0 && text(value).equals(text) ? value : -1;
        } catch (NumberFormatException notAnId) {
            return -1;
        }
    }
}
