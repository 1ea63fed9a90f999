package dev.causerie.inbox;

import static dev.causerie.sql.schema.Tables.INBOX_ENTRY;
import static dev.causerie.sql.schema.Tables.INBOX_EVENT;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.causerie.chat.Author;
import dev.causerie.department.DepartmentId;
import dev.causerie.department.DepartmentName;
import dev.causerie.inbox.EntryEvent.What;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.AgentId;
import dev.causerie.kernel.VisitorId;
import dev.causerie.kernel.WidgetId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record;

/// How an entry and its events stand in columns.
final class SqlEntryRows {
    private final ObjectMapper json = new ObjectMapper();

    Entry entry(Record row) {
        Long assignee = row.get(INBOX_ENTRY.ASSIGNEE_ID);
        Long department = row.get(INBOX_ENTRY.DEPARTMENT_ID);
        DepartmentName in = department == null
                ? null
                : new DepartmentName(new DepartmentId(department), row.get(INBOX_ENTRY.DEPARTMENT_NAME));
        return new Entry(
                new EntryId(row.get(INBOX_ENTRY.ID)),
                left(row, in),
                Entry.State.valueOf(row.get(INBOX_ENTRY.STATE).toUpperCase(Locale.ROOT)),
                assignee == null ? null : new AgentId(assignee),
                in,
                tags(row.get(INBOX_ENTRY.TAGS)),
                row.get(INBOX_ENTRY.UNREAD) == 1,
                row.get(INBOX_ENTRY.VERSION),
                row.get(INBOX_ENTRY.DECIDED),
                row.get(INBOX_ENTRY.CREATED),
                row.get(INBOX_ENTRY.TOUCHED),
                row.get(INBOX_ENTRY.LAST_TEXT));
    }

    private Left left(Record row, DepartmentName department) {
        String body = row.get(INBOX_ENTRY.BODY);
        Said said = body == null ? said(row) : read(body, Said.class);
        return new Left(
                new AccountId(row.get(INBOX_ENTRY.ACCOUNT_ID)),
                new WidgetId(row.get(INBOX_ENTRY.WIDGET_ID)),
                new VisitorId(row.get(INBOX_ENTRY.VISITOR_ID)),
                row.get(INBOX_ENTRY.CLIENT_ID),
                said.name,
                said.email,
                said.phone,
                said.vouchedBy,
                department == null ? null : department.id(),
                said.text,
                said.answers,
                said.language,
                said.url,
                said.title,
                said.external);
    }

    /// What stands in columns of its own once the entry has its place, and in one until then. What is empty is null.
    @JsonInclude(Include.NON_EMPTY)
    private record Said(
            String name,
            String email,
            String phone,
            String vouchedBy,
            String text,
            Map<String, String> answers,
            String language,
            String url,
            String title,
            String external) {}

    private Said said(Record row) {
        return new Said(
                row.get(INBOX_ENTRY.NAME),
                row.get(INBOX_ENTRY.EMAIL),
                row.get(INBOX_ENTRY.PHONE),
                row.get(INBOX_ENTRY.VOUCHED_BY),
                row.get(INBOX_ENTRY.TEXT),
                answers(row.get(INBOX_ENTRY.ANSWERS)),
                row.get(INBOX_ENTRY.LANGUAGE),
                row.get(INBOX_ENTRY.URL),
                row.get(INBOX_ENTRY.TITLE),
                row.get(INBOX_ENTRY.EXTERNAL_ID));
    }

    String body(Left left) {
        return write(new Said(
                left.name(),
                left.email(),
                left.phone(),
                left.vouchedBy(),
                left.text(),
                left.answers(),
                left.language(),
                left.url(),
                left.title(),
                left.external()));
    }

    /// Gives an entry its place in the lists, if it has none yet. Its words are due still.
    int place(DSLContext sql, Entry entry) {
        Left left = entry.left();
        return sql.update(INBOX_ENTRY)
                .set(INBOX_ENTRY.NAME, left.name())
                .set(INBOX_ENTRY.EMAIL, left.email())
                .set(INBOX_ENTRY.PHONE, left.phone())
                .set(INBOX_ENTRY.VOUCHED_BY, left.vouchedBy())
                .set(INBOX_ENTRY.TEXT, left.text())
                .set(INBOX_ENTRY.ANSWERS, left.answers().isEmpty() ? "" : write(left.answers()))
                .set(INBOX_ENTRY.LANGUAGE, left.language())
                .set(INBOX_ENTRY.URL, left.url())
                .set(INBOX_ENTRY.TITLE, left.title())
                .set(INBOX_ENTRY.EXTERNAL_ID, left.external())
                .setNull(INBOX_ENTRY.BODY)
                .set(INBOX_ENTRY.WORDS_DUE, 1)
                .where(INBOX_ENTRY.ID.eq(entry.id().value()), SqlEntryList.FRESH)
                .execute();
    }

    private static List<String> tags(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(" "));
    }

    private Map<String, String> answers(String text) {
        try {
            return text.isEmpty()
                    ? Map.of()
                    : json.readValue(text, new TypeReference<LinkedHashMap<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored answers cannot be read", e);
        }
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    EntryEvent event(Record row) {
        return new EntryEvent(
                row.get(INBOX_EVENT.NUMBER),
                row.get(INBOX_EVENT.TIME),
                Author.of(row.get(INBOX_EVENT.AUTHOR_ROLE), row.get(INBOX_EVENT.AUTHOR_ID)),
                row.get(INBOX_EVENT.CLIENT_ID),
                what(row.get(INBOX_EVENT.KIND), row.get(INBOX_EVENT.BODY)));
    }

    /// @param id or null, as `name`: nobody, or none
    @JsonInclude(Include.NON_NULL)
    private record Named(Long id, String name) {}

    String body(What what) {
        return switch (what) {
            case What.Answer answer -> write(answer);
            case What.Reply reply -> write(reply);
            case What.Note(String text) -> text;
            case What.Returned(String said) -> said;
            case What.Moved(Entry.State to) -> lower(to);
            case What.Assigned(AgentId to, String name) -> write(new Named(to == null ? null : to.value(), name));
            case What.Filed(DepartmentName to) ->
                write(to == null ? new Named(null, null) : new Named(to.id().value(), to.name()));
            case What.Tagged tagged -> write(tagged);
        };
    }

    private What what(String kind, String body) {
        return switch (kind) {
            case "answer" -> read(body, What.Answer.class);
            case "reply" -> read(body, What.Reply.class);
            case "note" -> new What.Note(body);
            case "returned" -> new What.Returned(body);
            case "moved" -> new What.Moved(Entry.State.valueOf(body.toUpperCase(Locale.ROOT)));
            case "assigned" -> {
                Named named = read(body, Named.class);
                yield new What.Assigned(named.id() == null ? null : new AgentId(named.id()), named.name());
            }
            case "filed" -> {
                Named named = read(body, Named.class);
                yield new What.Filed(
                        named.id() == null ? null : new DepartmentName(new DepartmentId(named.id()), named.name()));
            }
            case "tagged" -> read(body, What.Tagged.class);
            default -> throw new IllegalStateException("Unknown kind of event: " + kind);
        };
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot be written: " + value.getClass(), e);
        }
    }

    private <T> T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored " + type.getSimpleName() + " cannot be read", e);
        }
    }
}
