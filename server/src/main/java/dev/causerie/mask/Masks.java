package dev.causerie.mask;

import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.Actor;
import dev.causerie.sql.Kept;

/// How each account wants texts masked. What changes is known everywhere within a second.
public final class Masks {
    /// Where nothing is masked.
    public static final Masks NONE = new Masks(null);

    private final Kept<Masker> kept;

    Masks(Kept<Masker> kept) {
        this.kept = kept;
    }

    /// Before anybody of the account says something. Blocks, the first time.
    public void open(AccountId account) {
        if (kept != null) {
            kept.open(account);
        }
    }

    /// Never blocks. Of an account that was not opened, nothing is masked.
    ///
    /// @param text or null
    /// @return what may be kept of what somebody writes, never longer than it was
    public String of(Actor author, String text) {
        return kept == null || text == null ? text : kept.of(author.account()).of(author, text);
    }

    /// Never blocks, as [#of].
    ///
    /// @return what may be shown of what a visitor is still writing
    public String unsent(Actor.Visitor author, String text) {
        return kept == null ? text : kept.of(author.account()).unsent(text);
    }
}
