package dev.causerie.resume;

import static dev.causerie.sql.schema.Tables.RESUME_LINK;

import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.VisitorId;
import dev.causerie.kernel.WidgetId;
import dev.causerie.sql.Database;
import java.util.Optional;

/// [ResumeLinks] in SQL.
public final class SqlResumeLinks implements ResumeLinks {
    private final Database database;

    public SqlResumeLinks(Database database) {
        this.database = database;
    }

    @Override
    public void add(String tokenHash, ResumeLink link, long now) {
        database.write(sql -> sql.insertInto(RESUME_LINK)
                .set(RESUME_LINK.TOKEN_HASH, tokenHash)
                .set(RESUME_LINK.ACCOUNT_ID, link.account().value())
                .set(RESUME_LINK.WIDGET_ID, link.widget().value())
                .set(RESUME_LINK.VISITOR_ID, link.visitor().value())
                .set(RESUME_LINK.URL, link.url())
                .set(RESUME_LINK.LANGUAGE, link.language())
                .set(RESUME_LINK.CREATED, now)
                .set(RESUME_LINK.EXPIRES, link.expires())
                .set(RESUME_LINK.USED, link.used())
                .execute());
    }

    @Override
    public Optional<ResumeLink> find(String tokenHash) {
        return database.read(sql -> sql.select()
                .from(RESUME_LINK)
                .where(RESUME_LINK.TOKEN_HASH.eq(tokenHash))
                .fetchOptional(row -> new ResumeLink(
                        new AccountId(row.get(RESUME_LINK.ACCOUNT_ID)),
                        new WidgetId(row.get(RESUME_LINK.WIDGET_ID)),
                        new VisitorId(row.get(RESUME_LINK.VISITOR_ID)),
                        row.get(RESUME_LINK.URL),
                        row.get(RESUME_LINK.LANGUAGE),
                        row.get(RESUME_LINK.EXPIRES),
                        row.get(RESUME_LINK.USED))));
    }

    @Override
    public boolean use(String tokenHash, long now) {
        int used = database.write(sql -> sql.update(RESUME_LINK)
                .set(RESUME_LINK.USED, now)
                .where(RESUME_LINK.TOKEN_HASH.eq(tokenHash), RESUME_LINK.USED.eq(0L), RESUME_LINK.EXPIRES.gt(now))
                .execute());
        return used == 1;
    }

    @Override
    public void removeExpired(long before) {
        database.write(sql -> sql.deleteFrom(RESUME_LINK)
                .where(RESUME_LINK.EXPIRES.lt(before))
                .execute());
    }
}
