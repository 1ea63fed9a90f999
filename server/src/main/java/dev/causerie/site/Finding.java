package dev.causerie.site;

import java.util.Map;

/// One thing that a check has found. It names what is wrong and what to write, and never holds anything of the page.
///
/// @param about what the words for it need, by name
public record Finding(Kind kind, Map<String, String> about) {
    public Finding {
        about = Map.copyOf(about);
    }

    /// Whether visitors go without the widget, or only miss something.
    public enum Level {
        BLOCKS,
        HINT
    }

    public enum Kind {
        /// `reason`, and with an answer that is no page its `status`
        UNREACHABLE(Level.BLOCKS),
        NOT_HTML(Level.BLOCKS),
        /// It may come later, by a tag manager.
        NOT_FOUND(Level.HINT),
        /// It is there and never runs: of another type, as tools for consent do it, or within `template` or `noscript`.
        INACTIVE(Level.BLOCKS),
        UNKNOWN_KEY(Level.BLOCKS),
        OLD_KEY(Level.BLOCKS),
        OTHER_ACCOUNT(Level.BLOCKS),
        /// `name` of the account's widget that it is
        OTHER_WIDGET(Level.HINT),
        SEVERAL(Level.HINT),
        /// `server` it is fetched from, `own` address
        OTHER_SERVER(Level.HINT),
        /// The page is encrypted and the snippet is not: `value` to write, absent where this server has no https
        /// address
        INSECURE(Level.BLOCKS),
        /// `directive` and the `value` to add, here and below; `place` is `header` or `meta`
        POLICY_SCRIPT(Level.BLOCKS),
        /// The policy trusts what has its nonce, and the snippet does not have it.
        POLICY_NONCE(Level.BLOCKS),
        /// The snippet runs, and what it fetches does not.
        POLICY_LATER(Level.BLOCKS),
        POLICY_CONNECT(Level.BLOCKS),
        /// One of the two ways to the chat is closed.
        POLICY_SOCKET(Level.HINT),
        POLICY_STREAM(Level.HINT),
        POLICY_IMAGES(Level.HINT),
        POLICY_TYPES(Level.BLOCKS),
        POLICY_SANDBOX(Level.BLOCKS);

        private final Level level;

        Kind(Level level) {
            this.level = level;
        }

        public Level level() {
            return level;
        }
    }

    static Finding of(Kind kind) {
        return new Finding(kind, Map.of());
    }
}
