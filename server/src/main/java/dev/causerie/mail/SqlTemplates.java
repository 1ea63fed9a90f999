package dev.causerie.mail;

import static dev.causerie.sql.schema.Tables.MAIL_TEMPLATE;

import dev.causerie.kernel.AccountId;
import dev.causerie.sql.Database;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;

/// What accounts say instead of our own texts of mails.
public final class SqlTemplates {
    /// A text and where it stands.
    public record Own(String name, String language, Templates.Words words) {}

    private final Database database;

    public SqlTemplates(Database database) {
        this.database = database;
    }

    List<Own> of(AccountId account) {
        return database.read(sql -> sql.selectFrom(MAIL_TEMPLATE)
                .where(MAIL_TEMPLATE.ACCOUNT_ID.eq(account.value()))
                .orderBy(MAIL_TEMPLATE.NAME, MAIL_TEMPLATE.LANGUAGE)
                .fetch(row -> new Own(
                        row.get(MAIL_TEMPLATE.NAME),
                        row.get(MAIL_TEMPLATE.LANGUAGE),
                        new Templates.Words(row.get(MAIL_TEMPLATE.SUBJECT), row.get(MAIL_TEMPLATE.BODY)))));
    }

    Optional<Templates.Words> find(AccountId account, String name, String language) {
        return database.read(sql -> sql.select(MAIL_TEMPLATE.SUBJECT, MAIL_TEMPLATE.BODY)
                .from(MAIL_TEMPLATE)
                .where(is(account, name, language))
                .fetchOptional(row -> new Templates.Words(row.value1(), row.value2())));
    }

    void save(AccountId account, Own own) {
        database.write(sql -> sql.insertInto(MAIL_TEMPLATE)
                .set(MAIL_TEMPLATE.ACCOUNT_ID, account.value())
                .set(MAIL_TEMPLATE.NAME, own.name())
                .set(MAIL_TEMPLATE.LANGUAGE, own.language())
                .set(MAIL_TEMPLATE.SUBJECT, own.words().subject())
                .set(MAIL_TEMPLATE.BODY, own.words().text())
                .onConflict(MAIL_TEMPLATE.ACCOUNT_ID, MAIL_TEMPLATE.NAME, MAIL_TEMPLATE.LANGUAGE)
                .doUpdate()
                .set(MAIL_TEMPLATE.SUBJECT, own.words().subject())
                .set(MAIL_TEMPLATE.BODY, own.words().text())
                .execute());
    }

    void remove(AccountId account, String name, String language) {
        database.write(sql ->
                sql.deleteFrom(MAIL_TEMPLATE).where(is(account, name, language)).execute());
    }

    private static Condition is(AccountId account, String name, String language) {
        return MAIL_TEMPLATE
                .ACCOUNT_ID
                .eq(account.value())
                .and(MAIL_TEMPLATE.NAME.eq(name))
                .and(MAIL_TEMPLATE.LANGUAGE.eq(language));
    }
}
