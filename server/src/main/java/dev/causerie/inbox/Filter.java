package dev.causerie.inbox;

import dev.causerie.department.DepartmentId;
import dev.causerie.inbox.Entry.State;
import dev.causerie.inbox.Entry.To;
import dev.causerie.kernel.AgentId;
import dev.causerie.kernel.Id;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
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
        DepartmentId in = entry.department() == null ? null : entry.department().id();
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
            return entry.touched() < touched
                    || entry.touched() == touched && entry.id().value() < id;
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

    /// How a list is asked for; what is null is left out.
    ///
    /// @param states comma-separated; all but spam when left out
    /// @param assignee an agent's id, `me` or `none`
    /// @param department its id, or `none`
    /// @param search words that must all stand in it, or begin a word of it
    /// @param after what the page before it calls `next`
    record Asked(String states, String assignee, String department, String tag, String search, String after) {
        private static final String MINE = "me";
        private static final String NOBODY = "none";
        private static final int LONGEST_SEARCH = 200;

        /// @return empty when it cannot be understood
        Optional<Filter> filter(AgentId me) {
            Set<State> wanted = EnumSet.complementOf(EnumSet.of(State.SPAM));
            if (states != null && !states.isEmpty()) {
                wanted = EnumSet.noneOf(State.class);
                for (String name : states.split(",", -1)) {
                    Optional<State> state = state(name);
                    if (state.isEmpty()) {
                        return Optional.empty();
                    }
                    wanted.add(state.get());
                }
            }
            String words = search == null ? "" : search;
            boolean first = blankToNull(after) == null;
            Cursor cursor = first ? null : Cursor.parse(after);
            // No database finds a letter that it cannot keep.
            boolean findable = words.length() <= LONGEST_SEARCH && (tag == null || tag.indexOf('\0') < 0);
            return !first && cursor == null || !findable
                    ? Optional.empty()
                    : Optional.of(new Filter(wanted, assignee(me), within(), blankToNull(tag), words, cursor));
        }

        private To<AgentId> assignee(AgentId me) {
            if (blankToNull(assignee) == null) {
                return null;
            }
            return new To<>(
                    switch (assignee) {
                        case MINE -> me;
                        case NOBODY -> null;
                        default -> new AgentId(Id.parse(assignee));
                    });
        }

        private To<DepartmentId> within() {
            if (blankToNull(department) == null) {
                return null;
            }
            return new To<>(department.equals(NOBODY) ? null : new DepartmentId(Id.parse(department)));
        }

        private static String blankToNull(String text) {
            return text == null || text.isBlank() ? null : text;
        }

        /// @return empty when there is none of that name
        static Optional<State> state(String name) {
            return Arrays.stream(State.values())
                    .filter(state -> state.name().toLowerCase(Locale.ROOT).equals(name))
                    .findFirst();
        }
    }
}
