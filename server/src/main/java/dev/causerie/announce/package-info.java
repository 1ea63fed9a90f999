/// What happened, told to who may hear it.
package dev.causerie.announce;
