package dev.causerie.mail;

/// A mail's words, ready to be sent.
public record Rendered(String subject, String text, String html) {}
