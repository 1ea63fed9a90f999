/// Files that people send us: for now pictures, which are made anew before anybody sees them.
package dev.causerie.file;
