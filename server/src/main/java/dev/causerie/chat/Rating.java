package dev.causerie.chat;

/// What a visitor thinks of a chat.
public enum Rating {
    GOOD,
    BAD
}
