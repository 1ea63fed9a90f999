package dev.causerie.chat;

import dev.causerie.department.DepartmentName;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.AgentId;
import dev.causerie.kernel.VisitorId;
import dev.causerie.visitor.PageView;
import dev.causerie.visitor.Visitor;
import java.util.List;

/// What an event says.
public sealed interface Content {
    /// @param visitorVouchedBy the provider that says the address is the visitor's, or null
    /// @param url the page the visitor was on
    /// @param department which one the visitor asked for, or null
    record Started(
            String visitorName,
            String visitorEmail,
            String visitorPhone,
            String visitorVouchedBy,
            String url,
            String title,
            DepartmentName department)
            implements Content {
        static Started by(Visitor visitor, PageView page, DepartmentName department) {
            return new Started(
                    visitor.name(),
                    visitor.email(),
                    visitor.phone(),
                    visitor.vouchedBy(),
                    page.url(),
                    page.title(),
                    department);
        }
    }

    /// What the visitor has said of themselves counts from now on. Only agents ever see it.
    ///
    /// @param email or null, as
    /// @param phone and
    /// @param vouchedBy the provider that says the address is the visitor's
    record Described(String name, String email, String phone, String vouchedBy) implements Content {
        /// @return the visitor who has said so
        Visitor by(Visitor before) {
            return new Visitor(before.id(), before.account(), name, email, phone, vouchedBy, before.external());
        }
    }

    /// The visitor has signed in on the site, which has proved who they are: the chat is that one's from now on. Only
    /// agents ever see it.
    ///
    /// @param external by which the site knows them
    record Verified(VisitorId visitor, String name, String email, String phone, String external) implements Content {
        /// @param before who they were until now, whose number stays where the site has none
        static Verified of(Visitor who, Visitor before) {
            String phone = who.phone() == null ? before.phone() : who.phone();
            return new Verified(who.id(), who.name(), who.email(), phone, who.external());
        }

        Visitor in(AccountId account) {
            return new Visitor(visitor, account, name, email, phone, null, external);
        }
    }

    /// What the visitor has answered to the form before the chat. Only agents ever see it.
    record Answered(List<Answer> answers) implements Content {
        public Answered {
            answers = List.copyOf(answers);
        }
    }

    /// @param label of what was asked, as the team calls it
    record Answer(String label, String text) {}

    /// @param title what visitors read under the name, or null
    /// @param avatar path of a picture, or null
    record Joined(AgentId agent, String name, String title, String avatar) implements Content {}

    /// An agent who is in the chat is seen like this from now on.
    record Introduced(AgentId agent, String name, String title, String avatar) implements Content {}

    record Message(String text) implements Content {}

    /// Only agents ever see it.
    record Note(String text) implements Content {}

    record Left() implements Content {}

    /// Whoever served it has stepped out, and it waits for others.
    ///
    /// @param from the department it was in, or null
    record Transferred(DepartmentName from, Receiver to) implements Content {}

    /// To whom a chat is handed over.
    sealed interface Receiver {
        record ToDepartment(DepartmentName department) implements Receiver {}

        record ToAgent(AgentId agent, String name) implements Receiver {}
    }

    record Ended(EndReason reason) implements Content {}

    /// How the visitor finds the chat from now on. It is said whole, so what was said before counts no more.
    ///
    /// @param rating or null when it is taken back
    /// @param comment or null
    record Rated(Rating rating, String comment) implements Content {}

    /// An agent would like to know how the visitor finds it.
    record RatingRequested() implements Content {}

    enum EndReason {
        VISITOR,
        AGENT,
        IDLE
    }

    enum Audience {
        EVERYONE,
        AGENTS
    }

    default Audience audience() {
        return switch (this) {
            case Note _, Described _, Answered _, Verified _ -> Audience.AGENTS;
            case Started _,
                    Joined _,
                    Introduced _,
                    Message _,
                    Left _,
                    Transferred _,
                    Ended _,
                    Rated _,
                    RatingRequested _ -> Audience.EVERYONE;
        };
    }
}
