package saddlewalk.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GridTest {
    // By hand: n slowest, seeds fastest.
    @Test
    void runsComeInTheOrderOfTheQuantities() {
        Grid grid = Grid.of(1, 1).withN(8, 4).withM(3, 5).withSeeds(7, 9);
        assertEquals(List.of("8 3 7", "8 3 9", "8 5 7", "8 5 9", "4 3 7", "4 3 9", "4 5 7", "4 5 9"),
                grid.settings().map(s -> s.n() + " " + s.m() + " " + s.seeds()).toList());
    }

    @Test
    void joinedGridsComeOneAfterTheOther() {
        Grid grid = Grid.of(8, 24).withSeeds(1, 2).and(Grid.of(16, 28)).and(Grid.of(32, 30).withSeeds(5, 6, 7));
        assertEquals(6, grid.size());
        assertEquals(List.of(8, 8, 16, 32, 32, 32), grid.settings().map(Setting::n).toList());
        assertEquals(7, grid.setting(5).seeds().weights());
        var e = assertThrows(IndexOutOfBoundsException.class, () -> grid.setting(6));
        assertEquals("a run of the grid must be in [0, 6), got 6", e.getMessage());
    }

    @Test
    void aChangeOfJoinedGridsChangesAll() {
        Grid grid = Grid.of(8, 24).and(Grid.of(16, 28)).withStepSize(0.5);
        assertEquals(List.of(0.5, 0.5), grid.settings().map(Setting::stepSize).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "n=8 m=24 log-lambda=-1000 step-size=0.01 labels=normal start=balanced seeds=1",
        "n=8,16 m=24 log-lambda=-4.6051701859880909,0 step-size=0.5 labels=normal,cauchy start=spread,shrunk-he seeds=1..20",
        "n=8 m=24 log-lambda=-1000 step-size=0.01 labels=pareto-one start=positive seeds=7:5..9,3,4,-2:8",
        "n=8 m=24 log-lambda=-1e8 step-size=0.01 labels=normal start=balanced seeds=7,7:8,7:9"
            + " + n=9 m=4 log-lambda=0 step-size=0.25 labels=uniform start=uniform-he seeds=0"})
    void theTextOfAGridReadsAsTheSameGrid(String text) {
        Grid grid = Grid.parse(text);
        assertEquals(text, grid.toString());
        assertEquals(grid, Grid.parse(grid.toString()));
        assertEquals(grid.settings().toList(), Grid.parse(grid.toString()).settings().toList());
    }

    @Test
    void whatIsNotGivenHasTheDefaultsOfAGrid() {
        assertEquals(Grid.of(8, 24), Grid.parse("m=24   n=8"));
        assertEquals(Grid.of(8, 24).withN(8, 9, 10), Grid.parse("n=8..10 m=24"));
        assertEquals(StrictMath.log(0.01), Grid.parse("n=8 m=24 log-lambda=log(0.01)").setting(0).logLambda());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "n=0 m=3 | number of data n must be at least 1, got 0",
        "n=4 m=-1 | number of neurons m must be at least 1, got -1",
        "n=4,8 m=3 seeds=5,6,5 | seeds must have every value once, got 5 twice",
        "n=4 m=3 log-lambda=NaN | log lambda must be in [-1e8, 700], got NaN",
        "n=4 m=3 log-lambda=-100000001 | log lambda must be in [-1e8, 700], got -1.00000001e8",
        "n=4 m=3 log-lambda=0,-0 | log lambda must have every value once, got 0 twice",
        "n=4 m=3 start=spread,uniform-he log-lambda=-5 | "
            + "log lambda must be 0 for start uniform-he, which has its own size, got -5",
        "n=4 m=3 step-size=0.1,0 | step size must be > 0 and at most 1e50, got 0",
        "n=100000 m=2000 | n times m must be at most 1e8, the weights of one network, got n = 100000, m = 2000",
        "n=1..2000 m=1..2000 | a grid must have at most 1,000,000 runs, got 4,000,000",
        "n=4 m=3 seeds=1..1000001 | a range of seeds must go up, by less than 1,000,000, got 1..1000001",
        "n=4 m=3 seeds=5..1 | a range of seeds must go up, by less than 1,000,000, got 5..1",
        "n=4 m=3 labels=gauss | labels must be of [normal, absolute-normal, nearly-equal, uniform, exponential, cauchy,"
            + " pareto, pareto-one], got \"gauss\"",
        "n=4 m=3 start=he | start must be of [balanced, positive, spread, uniform-he, shrunk-he], got \"he\"",
        "n=4 | a grid must have m=…, got \"n=4\"",
        "n=4 m=3 n=5 | a grid must have n once, got it twice",
        "n=4 m=3,,4 | m must be values with commas between them, got \"3,,4\"",
        "n=4 m=3.5 | m must be whole numbers or ranges such as 1..20, got \"3.5\"",
        "n=4 m=4294967297 | m must fit an int, got 4294967297",
        "n=4 m=3 step-size=a | step-size must be numbers, got \"a\"",
        "n=4 m=3 log-lambda=log(0) | log-lambda takes the logarithm of numbers > 0, got log(0)",
        "n=4 m=3 eta=1 | a grid is made of QUANTITY=VALUES with a quantity of [n, m, log-lambda, step-size, labels, start,"
            + " seeds], and + between grids, got \"eta=1\""})
    void aGridThatIsNoneIsRefusedBeforeAnyRun(String text, String message) {
        Measurement<List<String>> never = Measurement.of("never", List.of("x"), s -> {
            throw new AssertionError("ran");
        });
        var e = assertThrows(IllegalArgumentException.class, () -> Sweep.of(Grid.parse(text), never));
        assertEquals(message, e.getMessage());
    }

    @Test
    void anAxisWithoutValuesIsRefused() {
        var e = assertThrows(IllegalArgumentException.class, () -> Grid.of(4, 3).withSeeds(new long[0]));
        assertEquals("seeds must have at least one value, got none", e.getMessage());
    }
}
