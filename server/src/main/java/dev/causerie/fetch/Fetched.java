package dev.causerie.fetch;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What became of fetching a page.
public sealed interface Fetched {
    /// @param address where it was found in the end
    /// @param headers by their names in small letters
    record Page(URI address, int status, Map<String, List<String>> headers, byte[] body) implements Fetched {
        /// @return all values of a header, in their order
        public List<String> header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
        }
    }

    record Failed(Reason reason) implements Fetched {}

    enum Reason {
        /// No such name.
        NAME,
        /// It is within a network that may not be reached from here.
        PRIVATE,
        /// Neither 80, 443 nor from 1024 on.
        PORT,
        /// Nobody listens there, or there is no way to it.
        REFUSED,
        TIMEOUT,
        CERTIFICATE,
        /// What is secret would have gone out readable.
        PLAIN,
        REDIRECTS,
        /// It leads to what is no page of the web.
        REDIRECT,
        TOO_LARGE,
        /// What answers does not speak HTTP as it should.
        BROKEN
    }
}
