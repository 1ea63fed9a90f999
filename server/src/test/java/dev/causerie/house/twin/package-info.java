/// Classes that break every rule of the house, so that each rule is seen to fail.
package dev.causerie.house.twin;
