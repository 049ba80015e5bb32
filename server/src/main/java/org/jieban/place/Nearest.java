package org.jieban.place;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.kdtree.KdNode;
import org.locationtech.jts.index.kdtree.KdTree;

/** The thing nearest to a point: a component, a stop, the middle of an area. */
public final class Nearest<T> {

    private static final double METRES_A_DEGREE = 111_195;
    private static final double FIRST_LOOK = 50;

    private final KdTree tree = new KdTree();
    private final Function<T, Position> where;

    /** An index of things that have a position. */
    public Nearest(List<T> things, Function<T, Position> where) {
        this.where = where;
        for (var thing : things) {
            var position = where.apply(thing);
            var at = new Coordinate(position.longitude(), position.latitude());
            // one node a point: things at the same point are told apart by a hair's breadth
            while (tree.query(at) != null) {
                at.x += 1e-10;
            }
            tree.insert(at, thing);
        }
    }

    /** The nearest thing that is not farther away than this many metres. */
    @SuppressWarnings("unchecked")
    public Optional<T> to(Position position, double metres) {
        double reach = Math.min(FIRST_LOOK, metres);
        while (true) {
            var near = tree.query(around(position, reach));
            double seen = reach;
            var best =
                    ((List<KdNode>) near)
                            .stream()
                                    .map(node -> (T) node.getData())
                                    .filter(thing -> position.metresTo(where.apply(thing)) <= seen)
                                    .min(
                                            Comparator.comparingDouble(thing ->
                                                    position.metresTo(where.apply(thing))));
            if (best.isPresent() || reach >= metres) {
                return best;
            }
            reach = Math.min(metres, reach * 4);
        }
    }

    private static Envelope around(Position position, double metres) {
        double north = metres / METRES_A_DEGREE * 1.001;
        double east = north / Math.max(0.01, Math.cos(Math.toRadians(position.latitude())));
        return new Envelope(
                position.longitude() - east,
                position.longitude() + east,
                position.latitude() - north,
                position.latitude() + north);
    }
}
