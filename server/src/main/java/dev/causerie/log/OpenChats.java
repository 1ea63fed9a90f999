package dev.causerie.log;

import dev.causerie.chat.Chat;
import dev.causerie.kernel.Actor;
import dev.causerie.kernel.ChatId;
import dev.causerie.sql.Writer;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// The newest state of the chats in use, kept by the writer's thread so that an append need not read. Rows are saved
/// once a group.
final class OpenChats {
    private static final int KEPT = 20_000;

    private final ChatTable table;
    private final Map<Long, Chat> chats = new LinkedHashMap<>(1024, 0.75f, true);
    private final Map<Long, ChatId> byVisitor = new HashMap<>();
    private final Map<Long, Chat> saved = new HashMap<>();
    private final Map<Long, Boolean> earlier = new HashMap<>();

    OpenChats(ChatTable table) {
        this.table = table;
    }

    /// For a database that others write to as well: what was remembered is read anew, and stays true until the commit.
    void refresh(Writer writer, Collection<Long> ids, Collection<Long> visitors) throws SQLException {
        chats.clear();
        byVisitor.clear();
        saved.clear();
        if (earlier.size() > KEPT) {
            earlier.clear();
        }
        if (!ids.isEmpty() || !visitors.isEmpty()) {
            table.lock(writer, ids, visitors).forEach(this::keep);
        }
    }

    /// @return the chat, or null
    Chat find(Writer writer, ChatId id) throws SQLException {
        Chat known = chats.get(id.value());
        if (known != null) {
            return known;
        }
        Chat stored = table.find(writer, id);
        if (stored != null) {
            keep(stored);
        }
        return stored;
    }

    /// @return the visitor's open chat, or null
    Chat ofVisitor(Writer writer, Actor.Visitor visitor) throws SQLException {
        ChatId known = byVisitor.get(visitor.id().value());
        if (known != null) {
            return find(writer, known);
        }
        ChatId stored = table.openOf(writer, visitor);
        Chat chat = stored == null ? null : find(writer, stored);
        if (chat != null && chat.status() == Chat.Status.ENDED) {
            // It has ended in this group. As long as its row is behind, no other one can begin.
            save(writer);
            return null;
        }
        return chat;
    }

    /// @return whether the visitor has chats before this one; then a retry may be of something said there
    boolean hasEarlier(Writer writer, Chat chat) throws SQLException {
        Boolean known = earlier.get(chat.id().value());
        if (known == null) {
            known = table.hasEarlier(writer, chat);
            earlier.put(chat.id().value(), known);
        }
        return known;
    }

    /// A chat that has its row but no event yet.
    void begun(Chat chat) {
        keep(chat);
        saved.put(chat.id().value(), chat);
    }

    void changed(Chat after) {
        Chat before = chats.put(after.id().value(), after);
        saved.putIfAbsent(after.id().value(), before);
        if (!before.visitor().id().equals(after.visitor().id())) {
            byVisitor.remove(before.visitor().id().value(), after.id());
            earlier.remove(after.id().value());
            keep(after);
        }
        if (after.status() == Chat.Status.ENDED) {
            // An ended chat may still change while its visitor's next one is open.
            byVisitor.remove(after.visitor().id().value(), after.id());
        }
    }

    private void keep(Chat chat) {
        chats.put(chat.id().value(), chat);
        if (chat.status() != Chat.Status.ENDED) {
            byVisitor.put(chat.visitor().id().value(), chat.id());
        }
    }

    /// Saves the rows of the chats that this group changed, then drops the ones not used for longest.
    void save(Writer writer) throws SQLException {
        for (Map.Entry<Long, Chat> row : saved.entrySet()) {
            table.save(writer, row.getValue(), chats.get(row.getKey()));
        }
        table.flush(writer);
        saved.clear();
        var eldest = chats.values().iterator();
        while (chats.size() > KEPT) {
            Chat chat = eldest.next();
            eldest.remove();
            byVisitor.remove(chat.visitor().id().value());
            earlier.remove(chat.id().value());
        }
    }

    /// After a rollback nothing remembered is certain.
    void forget() {
        chats.clear();
        byVisitor.clear();
        earlier.clear();
        saved.clear();
    }
}
