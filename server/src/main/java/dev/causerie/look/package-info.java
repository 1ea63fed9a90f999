/// What a widget looks like: all that can be set about it, what may stand there, and how it is stored.
package dev.causerie.look;
