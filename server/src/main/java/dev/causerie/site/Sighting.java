package dev.causerie.site;

/// That a widget was seen on a site. Times are milliseconds since 1970 UTC.
///
/// @param oldKey whether by a key that was replaced
/// @param connected when somebody's browser last reached the chat from there, or 0
/// @param loads how often a page with it was loaded
public record Sighting(Site site, boolean oldKey, long first, long last, long connected, long loads) {}
