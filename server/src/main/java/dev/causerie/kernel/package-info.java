/// Ids, the one who acts, outcomes and time: what every room may know. No I/O.
package dev.causerie.kernel;
