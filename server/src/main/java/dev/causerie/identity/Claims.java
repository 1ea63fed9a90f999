package dev.causerie.identity;

/// What a token says of a person.
///
/// @param externalId by which the site knows them
/// @param issued in milliseconds since 1970 UTC, as
/// @param expires
public record Claims(String externalId, String name, String email, long issued, long expires) {}
