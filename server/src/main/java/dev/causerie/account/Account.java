package dev.causerie.account;

import dev.causerie.kernel.AccountId;

/// The customer that runs the chat. Every row belongs to one.
public record Account(AccountId id, String name) {}
