package saddlewalk.report.check;

import java.util.List;
import saddlewalk.claim.Claim;

/**
 * What one run of a notebook's cells said.
 *
 * @param notebook  its name
 * @param seed      the seed put in place of its own; empty for its own
 * @param claims    the claims it made, passed or failed
 * @param announced how many it announced; 0 if it did not come so far
 * @param faults    what else went wrong: exceptions and cells that do not compile
 */
record Heard(String notebook, String seed, List<Claim> claims, int announced, List<String> faults) {
    /** Whether all announced claims were made and passed, and nothing else went wrong. */
    boolean isGreen() {
        return faults.isEmpty() && announced > 0 && claims.size() == announced && claims.stream().allMatch(Claim::passed);
    }

    /** Which claims are not green, failed or not made: {@code 03.7} is number 7 of notebook 03. */
    List<String> red() {
        return java.util.stream.IntStream.rangeClosed(1, announced)
                .filter(i -> claims.stream().noneMatch(claim -> claim.index() == i && claim.passed()))
                .mapToObj(i -> notebook.substring(0, 2) + "." + i).toList();
    }
}
