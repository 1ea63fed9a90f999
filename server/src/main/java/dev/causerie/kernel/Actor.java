package dev.causerie.kernel;

/// Who asks. Things are looked up through the actor: finding one is the permission to touch it.
public sealed interface Actor {
    AccountId account();

    record Visitor(AccountId account, VisitorId id) implements Actor {}

    record Agent(AccountId account, AgentId id) implements Actor {}
}
