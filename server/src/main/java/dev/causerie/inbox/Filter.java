package dev.causerie.inbox;

import dev.causerie.department.DepartmentId;
import dev.causerie.inbox.Entry.State;
import dev.causerie.inbox.Entry.To;
import dev.causerie.kernel.AgentId;
import dev.causerie.kernel.Id;
import java.util.Objects;
import java.util.Set;

/// Which entries to list.
///
/// @param assignee null for anybody's, null inside for nobody's
/// @param department null for any, null inside for none
/// @param tag or null
/// @param search words that must all stand in it, or empty
/// @param after where the page before it ended, or null for the first
public record Filter(
        Set<State> states, To<AgentId> assignee, To<DepartmentId> department, String tag, String search, Cursor after) {

    /// Whether the entry is one of them, but for the words.
    boolean takes(Entry entry) {
        DepartmentId in =
                entry.department() == null ? null : entry.department().id();
        return states.contains(entry.state())
                && (assignee == null || Objects.equals(assignee.to(), entry.assignee()))
                && (department == null || Objects.equals(department.to(), in))
                && (tag == null || entry.tags().contains(tag))
                && (after == null || after.isBefore(entry));
    }

    /// A place in the list, which stays one while the list grows.
    public record Cursor(long touched, long id) {
        public static Cursor of(Entry entry) {
            return new Cursor(entry.touched(), entry.id().value());
        }

        boolean isBefore(Entry entry) {
            return entry.touched() < touched || entry.touched() == touched && entry.id().value() < id;
        }

        /// @return the place that `text` names, or null when it names none
        public static Cursor parse(String text) {
            String[] parts = text.split("-", -1);
            if (parts.length != 2) {
                return null;
            }
            long touched = Id.parse(parts[0]);
            long id = Id.parse(parts[1]);
            return touched < 0 || id < 0 ? null : new Cursor(touched, id);
        }

        @Override
        public String toString() {
            return Id.text(touched) + "-" + Id.text(id);
        }
    }
}
