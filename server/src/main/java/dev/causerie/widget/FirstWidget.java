package dev.causerie.widget;

import dev.causerie.account.Account;
import dev.causerie.kernel.Ids;
import dev.causerie.kernel.WidgetId;
import dev.causerie.look.Look;
import dev.causerie.security.SqlFoundation;
import org.jooq.DSLContext;

/// The widget that a new account begins with.
public final class FirstWidget implements SqlFoundation.Stone {
    private final String key;
    private final Ids ids;

    /// @param key that the operator wants, or blank for a random one
    public FirstWidget(String key, Ids ids) {
        if (!key.isBlank() && !Widget.isKey(key)) {
            throw new IllegalArgumentException("CAUSERIE_WIDGET_KEY is 1 to 64 of A-Z a-z 0-9 _ -, not: " + key);
        }
        this.key = key;
        this.ids = ids;
    }

    @Override
    public void lay(DSLContext sql, Account account, long now) {
        WidgetId id = new WidgetId(ids.next());
        String name = account.name();
        Look look = Look.fresh(name, Look.COLOR);
        SqlWidgets.insert(sql, new Widget(id, account.id(), key.isBlank() ? Keys.next() : key, name, 1, look), now);
    }
}
