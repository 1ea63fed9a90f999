/// The frames that travel between browsers and the server, and how they are read and written.
package dev.causerie.wire;
