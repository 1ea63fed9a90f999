package dev.causerie.announce;

import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.AgentId;
import dev.causerie.kernel.ChatId;
import dev.causerie.kernel.VisitorId;

/// The addresses that frames are sent to. Privacy by address: whoever listens to one may hear all that is said there.
public final class Topic {
    private Topic() {}

    /// The agents who serve or watch a chat.
    public static String chat(ChatId chat) {
        return "chat:" + chat;
    }

    /// All tabs of one visitor.
    public static String visitor(VisitorId visitor) {
        return "visitor:" + visitor;
    }

    /// All tabs of whoever has signed in where they were this visitor before.
    public static String signedIn(VisitorId before) {
        return "signed-in:" + before;
    }

    /// All sockets of one agent.
    public static String agent(AgentId agent) {
        return "agent:" + agent;
    }

    /// All agents of an account.
    public static String desk(AccountId account) {
        return "desk:" + account;
    }

    /// Everybody on the account's sites.
    public static String site(AccountId account) {
        return "site:" + account;
    }

    /// Whoever on the account's sites wants to know its departments.
    public static String departments(AccountId account) {
        return "departments:" + account;
    }

    /// All pages that carry a widget, by the key in their snippet.
    public static String widget(String key) {
        return "widget:" + key;
    }

    /// All tabs of visitors who came with a token that this secret signed.
    public static String secret(AccountId account, int number) {
        return "secret:" + account + ":" + number;
    }

    /// All sockets of one sign-in.
    public static String session(String tokenHash) {
        return "session:" + tokenHash;
    }
}
