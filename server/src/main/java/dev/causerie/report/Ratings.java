package dev.causerie.report;

import dev.causerie.chat.Rating;
import dev.causerie.department.DepartmentName;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.AgentId;
import dev.causerie.kernel.ChatId;
import java.util.List;

/// How the visitors of an account found their chats. Of each chat counts the last rating, at the time when it was
/// given, for the agent and the department that it is about.
///
/// What reads blocks: never on an event loop. It sees every rating that was acknowledged before.
public interface Ratings {
    /// The length of [Count]s, in milliseconds. Wherever somebody lives, no day begins within one.
    long QUARTER_MILLIS = 15 * 60_000L;

    /// The ratings of some days, counted by quarters of an hour, so that more chats do not make more of them.
    List<Count> counts(AccountId account, Days days);

    /// Ratings one by one, the earliest first: those after another, at most so many.
    ///
    /// @param until what is said anew from then on is left out, so that no chat comes twice in a row of calls
    /// @param after the last one of the call before, or null
    List<Given> given(AccountId account, Days days, long until, Given after, int limit);

    /// @param time when the quarter began
    /// @param department or null, with its name of today, or its last one when it is gone
    record Count(long time, Who agent, DepartmentName department, Tally tally) {}

    /// An agent by name.
    record Who(AgentId id, String name) {}

    /// @param ended 0 while it is not
    /// @param comment or null
    /// @param department or null
    record Given(
            ChatId chat,
            String visitor,
            long started,
            long ended,
            long time,
            Rating rating,
            String comment,
            String agent,
            String department) {}
}
