#!/usr/bin/python3
"""usage: test-watch.py ACCORD BUILD
How a published model holds: the overview says that the audience has shifted, and leads to the months; a lead says that it was
qualified by the score; a reason for rejection becomes a rule, and goes again."""

import datetime
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import screen  # noqa: E402
from desktop import wait_for  # noqa: E402
from story import WindowStory, tell  # noqa: E402

MODEL = {'start': 45, 'mql': 50, 'bands': {'a': 75, 'b': 60, 'c': 40}, 'groups': [
    {'title': 'Fit', 'dimension': 'fit', 'rules': [
        {'title': 'Engineer', 'condition': 'job_title = "Engineer"', 'points': 40},
        {'title': 'Student', 'condition': 'job_title = "Student"', 'points': 10}]},
    {'title': 'Deeds', 'dimension': 'engagement', 'rules': [
        {'title': 'Opens', 'condition': 'activity("mail:open") >= 1', 'points': 10}]}]}

SHIFT = 'The audience has shifted since model 1 was published'


def leads():
    """Engineers until last month, students since; of those most are rejected as too small."""
    first = datetime.date.today().replace(day=1)
    yield 'id,name,job_title,created_at,reject_reason'
    for month in range(1, 4):
        first_before = first
        for _ in range(month):
            first_before = (first_before - datetime.timedelta(days=1)).replace(day=1)
        for number in range(60):
            yield f'E{month}-{number},Engineer {number},Engineer,{first_before + datetime.timedelta(days=number % 28)},'
    yield f'O1,Otto Open,Buyer,{first_before},'
    for number in range(60):
        yield f'S{number},Student {number},Student,{first},{"Too small" if number % 6 else ""}'


class Story(WindowStory):
    def steps(self):
        return [self.make_file, self.alert, self.months, self.close_months, self.rejections, self.make_rule, self.undo_rule,
                self.automatic, self.origin]

    def make_file(self):
        """a model is published, and somebody is qualified by it"""
        home = self.desktop.home
        (home / 'leads.csv').write_text('\n'.join(leads()) + '\n')
        (home / 'acts.csv').write_text('lead,kind,at\nO1,mail:sent,2026-01-05T08:00:01Z\nO1,mail:open,2026-01-05T08:00:03Z\n')
        (home / 'model.json').write_text(json.dumps(MODEL))
        (home / 'later.csv').write_text(f'id,name,job_title,created_at\nZ1,Zora Zimt,Engineer,{datetime.date.today()}\n')
        self.desktop.run('new', self.file, '--template', 'blank')
        today = str(datetime.date.today())
        self.desktop.run('import', self.file, str(home / 'leads.csv'), '--data-as-of', today)
        self.desktop.run('import', self.file, str(home / 'acts.csv'), '--kind', 'activities', '--data-as-of', today)
        self.desktop.run('model', self.file, '--import', str(home / 'model.json'), '--publish')
        self.desktop.run('import', self.file, str(home / 'later.csv'), '--data-as-of', today)

    def page(self):
        return screen.page('Scoring')

    def watch(self):
        return screen.window('Watch')

    def reasons(self):
        return screen.window('From Rejections')

    def rules(self):
        return {rule['title']: rule for rule in json.loads(self.desktop.run('dump', self.file))['score_rules']}

    def alert(self):
        """the overview says that the audience has shifted, and leads to what says more"""
        self.desktop.start(self.file)
        screen.find(screen.window, 'ours.accord')
        screen.press_button(lambda: screen.page('Overview'), SHIFT)
        screen.find(self.watch, SHIFT, 'label')

    def months(self):
        """each month has its shares and whether it is as before, as a picture and as a table"""
        screen.find(self.watch, 'Share of each band by month', 'image')
        screen.find(self.watch, datetime.date.today().strftime('%B %Y'), 'label')
        screen.find(self.watch, 'shifted', 'label')
        screen.find(self.watch, 'before', 'label')
        screen.find(self.watch, 'Too early to say whether better bands buy more often', 'label')

    def close_months(self):
        """Escape closes it, and the page Scoring is there"""
        self.desktop.press('Escape')
        screen.find(self.page, 'Model 1, published on')

    def open_menu(self, item):
        screen.act(next(iter(screen.children(screen.find(self.page, 'More for the score', 'push button')))))
        wait_for('the menu', lambda: self.desktop.count_windows() > 1)
        screen.act(screen.find(screen.window, item, 'menu item'))

    def rejections(self):
        """the menu leads to the reasons for which leads were rejected, and what those have in common"""
        self.open_menu('From Rejections')
        screen.find(self.reasons, 'Too small')
        screen.find(self.reasons, 'would have stopped 60 leads that qualify: rejected so 50, bought 0', 'label')

    def make_rule(self):
        """a button makes a rule of it, which takes points"""
        screen.press_button(self.reasons, 'Make a rule')
        wait_for('it to be there', lambda: 'Rejected: Too small' in self.rules())
        rule = self.rules()['Rejected: Too small']
        assert rule['points'] < 0 and 'Student' in rule['condition'], rule
        screen.find(self.page, 'Rejected: Too small')

    def undo_rule(self):
        """and Undo takes it away"""
        self.desktop.press('ctrl+z')
        wait_for('it to be gone', lambda: 'Rejected: Too small' not in self.rules())

    def automatic(self):
        """a window says who qualifies only by opens that look automatic, and a switch leaves those out"""
        self.open_menu('Automatic Opens and Clicks')
        window = lambda: screen.window('Automatic Opens and Clicks')  # noqa: E731
        screen.find(window, '1 of 1 open or click looks automatic', 'label')
        screen.find(window, '1 of 242 leads qualifies only because of them', 'label')
        screen.find(window, 'Otto Open', 'label')
        self.desktop.click(*screen.middle(screen.find(window, 'Leave them out of the score', 'check box')))
        wait_for('it to be saved', lambda: json.loads(self.desktop.run('dump', self.file))['settings']['score_skip_automatic'])
        self.desktop.press('Escape')
        wait_for('the end of the window', lambda: self.desktop.count_windows() == 1)

    def origin(self):
        """the page of a lead says that the score qualified it"""
        self.desktop.press('alt+4')
        table = screen.find(lambda: screen.page('Leads'), 'Leads', 'tree table')
        wait_for('the table in the focus', lambda: self.focus_moves_to(table))
        self.desktop.press('Return')
        wait_for('where its date is from', lambda: screen.seek(screen.window(), 'by the score, model 1', 'label'))


if __name__ == '__main__':
    sys.exit(tell(Story))
