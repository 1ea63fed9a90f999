package dev.causerie.mail;

import static dev.causerie.sql.schema.Tables.MAILBOX;
import static dev.causerie.sql.schema.Tables.MAIL_ARRIVED;
import static dev.causerie.sql.schema.Tables.MAIL_OFFICE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.Clock;
import dev.causerie.mail.Office.Receiving;
import dev.causerie.mail.Office.Sending;
import dev.causerie.post.Failure;
import dev.causerie.post.Imap.Mark;
import dev.causerie.post.MailServer;
import dev.causerie.sql.Database;
import dev.causerie.sql.Outbox;
import dev.causerie.sql.Seal;
import dev.causerie.sql.Writer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jooq.DSLContext;
import org.jooq.Record;

/// [Offices] in SQL, with sealed passwords.
public final class SqlOffices implements Offices {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OUT = "mail_office.sending:";
    private static final String IN = "mail_office.receiving:";

    private static final String SENDS = "select 1 from mail_office where account_id = ? and sending is not null";

    private final Database database;
    private final Seal seal;
    private final Clock clock;

    public SqlOffices(Database database, Seal seal, Clock clock) {
        this.database = database;
        this.seal = seal;
        this.clock = clock;
    }

    /// Whether the account sends mails. Only within [Writer.Job#write].
    public static boolean sends(Writer writer, AccountId account) throws SQLException {
        PreparedStatement find = writer.statement(SENDS);
        find.setLong(1, account.value());
        try (ResultSet row = find.executeQuery()) {
            return row.next();
        }
    }

    @Override
    public Office find(AccountId account) {
        return database.read(sql -> find(sql, account));
    }

    private Office find(DSLContext sql, AccountId account) {
        return sql.selectFrom(MAIL_OFFICE)
                .where(MAIL_OFFICE.ACCOUNT_ID.eq(account.value()))
                .fetchOptional(row -> office(row, account))
                .orElseGet(() -> Office.none(account));
    }

    private Office office(Record row, AccountId account) {
        JsonNode out = json(row.get(MAIL_OFFICE.SENDING));
        JsonNode in = json(row.get(MAIL_OFFICE.RECEIVING));
        return new Office(
                account,
                row.get(MAIL_OFFICE.VERSION),
                out == null
                        ? null
                        : new Sending(
                                server(out, open(row.get(MAIL_OFFICE.SENDING_PASSWORD), OUT + account)),
                                out.path("fromName").asText(),
                                out.path("from").asText(),
                                out.path("replyTo").asText()),
                in == null
                        ? null
                        : new Receiving(
                                server(in, open(row.get(MAIL_OFFICE.RECEIVING_PASSWORD), IN + account)),
                                in.path("folder").asText(),
                                in.path("minutes").asInt()));
    }

    private static JsonNode json(String text) {
        try {
            return text == null ? null : JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What we stored ourselves cannot be read", e);
        }
    }

    private static MailServer server(JsonNode stored, String password) {
        return new MailServer(
                stored.path("host").asText(),
                stored.path("port").asInt(),
                MailServer.Tls.of(stored.path("tls").asText()),
                stored.path("user").asText(),
                password);
    }

    private String open(String sealed, String place) {
        return sealed == null ? "" : seal.open(sealed, place).orElse("");
    }

    @Override
    public boolean save(Office office) {
        return database.writeAlone(sql -> {
            Office before = find(sql, office.account());
            if (before.version() != office.version()) {
                return false;
            }
            store(sql, office);
            long now = clock.now();
            Outbox.hasten(sql, office.account(), SendMail.KIND, now);
            if (office.receiving() == null) {
                Outbox.remove(sql, office.account().value());
            } else {
                Outbox.put(sql, ReadMailbox.entry(office.account()), now);
            }
            if (!isSameBox(before.receiving(), office.receiving())) {
                sql.deleteFrom(MAILBOX)
                        .where(MAILBOX.ACCOUNT_ID.eq(office.account().value()))
                        .execute();
            }
            return true;
        });
    }

    private static boolean isSameBox(Receiving one, Receiving other) {
        return one != null
                && other != null
                && one.server().isSameAs(other.server())
                && one.folder().equals(other.folder());
    }

    private void store(DSLContext sql, Office office) {
        Sending out = office.sending();
        Receiving in = office.receiving();
        AccountId account = office.account();
        String sending = out == null
                ? null
                : json(out.server())
                        .put("fromName", out.fromName())
                        .put("from", out.from())
                        .put("replyTo", out.replyTo())
                        .toString();
        String receiving = in == null
                ? null
                : json(in.server())
                        .put("folder", in.folder())
                        .put("minutes", in.minutes())
                        .toString();
        String outPassword = out == null ? null : seal.close(out.server().password(), OUT + account);
        String inPassword = in == null ? null : seal.close(in.server().password(), IN + account);
        sql.insertInto(MAIL_OFFICE)
                .set(MAIL_OFFICE.ACCOUNT_ID, account.value())
                .set(MAIL_OFFICE.VERSION, office.version() + 1)
                .set(MAIL_OFFICE.SENDING, sending)
                .set(MAIL_OFFICE.SENDING_PASSWORD, outPassword)
                .set(MAIL_OFFICE.RECEIVING, receiving)
                .set(MAIL_OFFICE.RECEIVING_PASSWORD, inPassword)
                .onConflict(MAIL_OFFICE.ACCOUNT_ID)
                .doUpdate()
                .set(MAIL_OFFICE.VERSION, office.version() + 1)
                .set(MAIL_OFFICE.SENDING, sending)
                .set(MAIL_OFFICE.SENDING_PASSWORD, outPassword)
                .set(MAIL_OFFICE.RECEIVING, receiving)
                .set(MAIL_OFFICE.RECEIVING_PASSWORD, inPassword)
                .execute();
    }

    private static ObjectNode json(MailServer server) {
        return JSON.createObjectNode()
                .put("host", server.host())
                .put("port", server.port())
                .put("tls", server.tls().word())
                .put("user", server.user());
    }

    @Override
    public Reading reading(AccountId account) {
        return database.read(sql -> sql.selectFrom(MAILBOX)
                .where(MAILBOX.ACCOUNT_ID.eq(account.value()))
                .fetchOptional(SqlOffices::reading)
                .orElse(Reading.NEVER));
    }

    private static Reading reading(Record row) {
        String reason = row.get(MAILBOX.REASON);
        return new Reading(
                new Mark(row.get(MAILBOX.VALIDITY), row.get(MAILBOX.UID)),
                row.get(MAILBOX.SINCE),
                row.get(MAILBOX.LOOKED),
                reason == null ? null : new Failure(Failure.Reason.of(reason), row.get(MAILBOX.SAID), false));
    }

    @Override
    public void read(AccountId account, Mark mark) {
        long now = clock.now();
        database.write(sql -> sql.insertInto(MAILBOX)
                .set(MAILBOX.ACCOUNT_ID, account.value())
                .set(MAILBOX.VALIDITY, mark.validity())
                .set(MAILBOX.UID, mark.uid())
                .set(MAILBOX.SINCE, now)
                .set(MAILBOX.LOOKED, now)
                .onConflict(MAILBOX.ACCOUNT_ID)
                .doUpdate()
                .set(MAILBOX.VALIDITY, mark.validity())
                .set(MAILBOX.UID, mark.uid())
                .execute());
    }

    @Override
    public void looked(AccountId account, Failure failure, long now) {
        String reason = failure == null ? null : failure.reason().word();
        String said = failure == null ? null : failure.said();
        database.write(sql -> sql.insertInto(MAILBOX)
                .set(MAILBOX.ACCOUNT_ID, account.value())
                .set(MAILBOX.VALIDITY, 0L)
                .set(MAILBOX.UID, 0L)
                .set(MAILBOX.SINCE, now)
                .set(MAILBOX.LOOKED, now)
                .set(MAILBOX.REASON, reason)
                .set(MAILBOX.SAID, said)
                .onConflict(MAILBOX.ACCOUNT_ID)
                .doUpdate()
                .set(MAILBOX.LOOKED, now)
                .set(MAILBOX.REASON, reason)
                .set(MAILBOX.SAID, said)
                .execute());
    }

    @Override
    public boolean has(AccountId account, String messageId) {
        return database.read(sql -> sql.fetchExists(
                MAIL_ARRIVED, MAIL_ARRIVED.ACCOUNT_ID.eq(account.value()).and(MAIL_ARRIVED.MESSAGE_ID.eq(messageId))));
    }

    @Override
    public void arrived(AccountId account, String messageId, long now) {
        database.write(sql -> sql.insertInto(MAIL_ARRIVED)
                .set(MAIL_ARRIVED.ACCOUNT_ID, account.value())
                .set(MAIL_ARRIVED.MESSAGE_ID, messageId)
                .set(MAIL_ARRIVED.ARRIVED, now)
                .onConflictDoNothing()
                .execute());
    }
}
