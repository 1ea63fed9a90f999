package dev.causerie.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.causerie.account.AccountStatus;
import dev.causerie.agent.AgentStatus;
import dev.causerie.chat.Chat;
import dev.causerie.chat.Content;
import dev.causerie.chat.Rating;
import dev.causerie.department.Staffed;
import dev.causerie.identity.Flaw;
import dev.causerie.kernel.AgentId;
import dev.causerie.visitor.Details;
import dev.causerie.visitor.Visitor;
import java.util.List;

/// The nouns of the protocol, as frames carry them. Ids are texts, times are milliseconds since 1970 UTC.
public final class Wire {
    private Wire() {}

    public record Page(String url, String title) {}

    /// @param time since when the visitor is or was there
    public record PageView(String url, String title, long time) {
        static PageView of(dev.causerie.visitor.PageView view) {
            return new PageView(view.url(), view.title(), view.time());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Agent(
            String id,
            String name,
            @Maybe String title,
            @Maybe String avatar) {
        public static Agent of(dev.causerie.agent.Agent agent) {
            return new Agent(agent.id().toString(), agent.name(), agent.title(), agent.avatar());
        }
    }

    /// What a department was called when it was said.
    public record DepartmentName(String id, String name) {
        static DepartmentName of(dev.causerie.department.DepartmentName department) {
            return department == null
                    ? null
                    : new DepartmentName(department.id().toString(), department.name());
        }
    }

    /// @param members who answers in it; only agents are told
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Department(
            String id,
            String name,
            AccountStatus status,
            @Maybe List<String> members) {
        public static Department forVisitors(Staffed staffed) {
            return of(staffed, null);
        }

        public static Department forAgents(Staffed staffed) {
            List<AgentId> members = staffed.department().charter().members();
            return of(staffed, members.stream().map(AgentId::toString).toList());
        }

        private static Department of(Staffed staffed, List<String> members) {
            var department = staffed.department();
            return new Department(
                    department.id().toString(), department.charter().name(), staffed.status(), members);
        }
    }

    public record AgentPresence(Agent agent, AgentStatus status, boolean connected) {}

    /// @param vouchedBy the provider that says the address is the visitor's, such as `Google`
    /// @param external by which the visitor's site knows them; where there is one, it has proved who they are
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record VisitorName(
            String id,
            String name,
            @Maybe String email,
            @Maybe String phone,
            @Maybe String vouchedBy,
            @Maybe String external) {
        static VisitorName of(Visitor visitor) {
            return new VisitorName(
                    visitor.id().toString(),
                    visitor.name(),
                    visitor.email(),
                    visitor.phone(),
                    visitor.vouchedBy(),
                    visitor.external());
        }
    }

    /// Whether the server takes the visitor for whom the page's token says they are.
    ///
    /// @param fresh in how many milliseconds a fresh token is due; absent when this one was not taken
    /// @param refused why it was not taken
    /// @param about which claim, or which member of its header, that is about
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Identity(
            @Maybe Long fresh,
            @Maybe Flaw.Kind refused,
            @Maybe String about) {
        public static Identity refused(Flaw flaw) {
            return new Identity(null, flaw.kind(), flaw.about());
        }
    }

    /// What a visitor has said of themselves.
    ///
    /// @param vouchedBy the provider that says the address is theirs
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Profile(
            @Maybe String name,
            @Maybe String email,
            @Maybe String phone,
            @Maybe String vouchedBy) {
        public static Profile of(Details said) {
            return new Profile(said.name(), said.email(), said.phone(), said.vouchedBy());
        }
    }

    /// @param label of what was asked before the chat, as the team calls it
    public record Answer(String label, String text) {
        static Answer of(Content.Answer answer) {
            return new Answer(answer.label(), answer.text());
        }
    }

    public enum Role {
        VISITOR,
        AGENT,
        SYSTEM
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Author(Role role, @Maybe String id) {
        public static Author of(dev.causerie.chat.Author author) {
            return switch (author) {
                case dev.causerie.chat.Author.Visitor visitor ->
                    new Author(Role.VISITOR, visitor.id().toString());
                case dev.causerie.chat.Author.Agent agent ->
                    new Author(Role.AGENT, agent.id().toString());
                case dev.causerie.chat.Author.System _ -> new Author(Role.SYSTEM, null);
            };
        }
    }

    /// @param department which one it is in
    /// @param awaits the agent it was handed over to and who has not come yet
    /// @param waiting since when nobody serves it; absent while somebody does
    /// @param lastText the beginning of the newest message
    /// @param rating how the visitor finds it, with a comment where there is one
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ChatSummary(
            String id,
            Chat.Status status,
            VisitorName visitor,
            List<String> agents,
            @Maybe DepartmentName department,
            @Maybe String awaits,
            long started,
            @Maybe Long waiting,
            int last,
            @Maybe String lastText,
            @Maybe Rating rating,
            @Maybe String comment) {
        public static ChatSummary of(Chat chat) {
            return new ChatSummary(
                    chat.id().toString(),
                    chat.status(),
                    VisitorName.of(chat.visitor()),
                    chat.agents().stream().map(AgentId::toString).toList(),
                    DepartmentName.of(chat.department()),
                    chat.awaits() == null ? null : chat.awaits().toString(),
                    chat.started(),
                    chat.waiting() == 0 ? null : chat.waiting(),
                    chat.last(),
                    chat.lastText(),
                    chat.verdict() == null ? null : chat.verdict().rating(),
                    chat.verdict() == null ? null : chat.verdict().comment());
        }
    }

    /// What a visitor has left, or written back.
    public record Arrived(String id, String name, String text) {}

    /// @param country ISO 3166 code
    /// @param rating whether the widget there asks how a chat was
    /// @param pages oldest first, the current one last
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Visit(
            boolean connected,
            @Maybe String browser,
            @Maybe String system,
            @Maybe String language,
            @Maybe String country,
            @Maybe String address,
            @Maybe String referrer,
            boolean rating,
            List<PageView> pages) {
        public static Visit of(dev.causerie.visitor.Visit visit, boolean connected) {
            return new Visit(
                    connected,
                    visit.browser(),
                    visit.system(),
                    visit.language(),
                    visit.country(),
                    visit.address(),
                    visit.referrer(),
                    visit.rating(),
                    visit.pages().stream().map(PageView::of).toList());
        }
    }
}
